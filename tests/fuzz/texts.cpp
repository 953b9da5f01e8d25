// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// What people and operators write: cursors, links, configuration.
#include "protocol/cursor.h"
#include "protocol/link.h"
#include "server/ops/config.h"
#include "tests/fuzz/targets.h"

#include <QUrl>

namespace madang::fuzz
{

using namespace Qt::StringLiterals;

void tryCursor(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    const auto cursor = cursorFromText(text);
    demand(!cursor || toText(*cursor) == text, "a cursor has one way to be written");
}

void tryLink(QByteArrayView bytes)
{
    const auto link = parseLink(QString::fromUtf8(bytes));
    if (!link) {
        demand(!reasonOf(link.error()).isEmpty(), "a refusal says why");
        return;
    }
    demand(!link->host.isEmpty() && link->port != 0, "a link leads somewhere");
    const auto again = parseLink(toText(*link));
    demand(again && *again == *link, "a link that is written is the same when it is read");
    const auto fromWeb = parseLink(toWebText(*link));
    demand(fromWeb && *fromWeb == *link, "so is its form for browsers");
    for (const QUrl &url : {httpUrl(*link), webSocketUrl(*link)}) {
        demand(url.isValid() && url.port() == link->port, "its addresses are valid");
        demand(url.userInfo().isEmpty() && !url.hasFragment(), "its addresses carry nothing else");
    }
}

namespace
{

QString quoted(const QString &text)
{
    QString quoted;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\' || c < u' ' || c == QChar(0x7f))
            quoted += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
        else
            quoted += c;
    }
    return QString(u'"' + quoted + u'"');
}

} // namespace

void tryToml(QByteArrayView bytes)
{
    const auto settings = server::settingsFromText(bytes, u"f"_s);
    if (!settings) {
        demand(settings.error().startsWith(u"f:"_s), "an error has a place");
        return;
    }
    QString text;
    for (const server::Setting &setting : *settings) {
        const auto kind = server::kindOf(setting.key);
        demand(kind.has_value(), "only keys that are known are let in");
        const bool isText = *kind == server::ValueKind::Text;
        text += setting.key + " = "_L1 + (isText ? quoted(setting.value) : setting.value) + u'\n';
    }
    const auto again = server::settingsFromText(text.toUtf8(), u"f"_s);
    demand(again && again->size() == settings->size(), "settings that are written can be read");
    for (qsizetype i = 0; i < again->size(); ++i)
        demand(again->at(i).key == settings->at(i).key && again->at(i).value == settings->at(i).value,
               "settings that are written are the same when they are read");
    const auto config = server::configFrom(*settings);
    demand(config || config.error().startsWith(u"f:"_s), "what is wrong has a place");
}

} // namespace madang::fuzz
