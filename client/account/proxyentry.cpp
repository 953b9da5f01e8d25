// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/account/proxyentry.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace madang::client
{
namespace
{

using namespace Qt::StringLiterals;

bool isHost(const QString &host)
{
    if (!QHostAddress(host).isNull())
        return true;
    return std::none_of(host.begin(), host.end(), [](QChar c) {
        return c.isSpace() || !c.isPrint() || QStringView(u"/\\@:?#[]%<>\"").contains(c);
    });
}

int portOf(const QString &text)
{
    bool isNumber = false;
    const int port = text.trimmed().toInt(&isNumber);
    return isNumber && port <= ProxyChoice::portMost ? port : 0;
}

} // namespace

ProxyEntry takenApart(const ProxyEntry &entry)
{
    const QString text = entry.host.trimmed();
    if (!QHostAddress(text).isNull())
        return entry;
    const bool isWhole = text.contains("://"_L1) || text.contains(u':') || text.contains(u'/');
    const QUrl url(text.contains("://"_L1) ? text : u"http://"_s + text);
    if (!isWhole || !url.isValid() || url.scheme() != "http"_L1 || url.host().isEmpty())
        return entry;
    ProxyEntry parts = entry;
    parts.host = url.host();
    if (url.port() > 0)
        parts.port = QString::number(url.port());
    if (!url.userName().isEmpty())
        parts.user = url.userName(QUrl::FullyDecoded);
    if (!url.password().isEmpty())
        parts.password = url.password(QUrl::FullyDecoded);
    return parts;
}

Expected<ProxyChoice, QList<ProxyFault>> toChoice(const ProxyEntry &entry)
{
    const QString host = entry.host.trimmed();
    const int port = portOf(entry.port);
    const QString user = entry.user.trimmed();
    QList<ProxyFault> faults;
    if (host.isEmpty())
        faults.append(ProxyFault::NoHost);
    else if (!isHost(host))
        faults.append(ProxyFault::NotAHost);
    if (port < 1)
        faults.append(ProxyFault::NotAPort);
    if (user.contains(u':'))
        faults.append(ProxyFault::ColonInUser);
    if (user.isEmpty() && !entry.password.isEmpty())
        faults.append(ProxyFault::NoUser);
    if (!faults.isEmpty())
        return Unexpected(faults);
    return ProxyChoice{.kind = ProxyChoice::Kind::Manual,
                       .host = host,
                       .port = static_cast<quint16>(port),
                       .user = user,
                       .password = entry.password};
}

} // namespace madang::client
