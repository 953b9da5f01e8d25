// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/rules.h"

#include "protocol/limits.h"

#include <QString>
#include <QUuid>

#include <algorithm>

namespace madang::rules
{

namespace
{

bool isWord(QStringView text, qsizetype most)
{
    return !text.isEmpty() && text.size() <= most && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_' ||
               c == u'-';
    });
}

} // namespace

bool isId(QStringView text)
{
    return isWord(text, limits::idLength);
}

bool isInvitationCode(QStringView text)
{
    return isWord(text, limits::invitationLength);
}

bool isUuid(QStringView text)
{
    constexpr qsizetype length = 36;
    if (text.size() != length)
        return false;
    for (qsizetype i = 0; i < length; ++i) {
        const QChar c = text.at(i);
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen ? c != u'-' : !((c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f')))
            return false;
    }
    return true;
}

QString newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

qsizetype codePoints(QStringView text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

std::optional<QString> cleaned(const QString &text, const TextRule &rule)
{
    if (!text.isValidUtf16() || text.size() > 4 * rule.most + limits::textCodePoints)
        return std::nullopt;
    QString clean = text.normalized(QString::NormalizationForm_C);
    if (rule.lines == Lines::One)
        clean = clean.trimmed();
    const bool refused = std::any_of(clean.cbegin(), clean.cend(), [&rule](QChar c) {
        return c.category() == QChar::Other_Control && c != u'\t' && (rule.lines == Lines::One || c != u'\n');
    });
    const auto length = codePoints(clean);
    if (refused || length < rule.least || length > rule.most)
        return std::nullopt;
    return clean;
}

} // namespace madang::rules
