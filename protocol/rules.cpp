// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/rules.h"

#include "protocol/limits.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QTextBoundaryFinder>
#include <QUuid>

#include <algorithm>

namespace madang::rules
{

using namespace Qt::StringLiterals;

namespace
{

constexpr char32_t information = 0x2139; // the one letter that is an emoji
constexpr char32_t keyFrame = 0x20e3;    // makes a key of a digit

/// By itself, or because it makes one of what it follows: the selector of the coloured form.
bool makesEmoji(char32_t c)
{
    constexpr char32_t colourful = 0xfe0f;
    constexpr char32_t firstPictograph = 0x1f000;
    constexpr char32_t lastPictograph = 0x1faff;
    const auto category = QChar::category(c);
    return c == colourful || (c >= firstPictograph && c <= lastPictograph) || category == QChar::Symbol_Other ||
           category == QChar::Symbol_Math;
}

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
    return newUuid(std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch()));
}

/// The layout of RFC 9562, 5.7: 48 bits of time, the version, 74 random bits around the variant.
QString newUuid(std::chrono::milliseconds at)
{
    constexpr quint16 randomBits = 0x0fff;
    constexpr quint16 version = 0x7000;
    const auto time = static_cast<quint64>(at.count());
    QUuid uuid = QUuid::createUuid();
    uuid.data1 = static_cast<quint32>(time >> 16U);
    uuid.data2 = static_cast<quint16>(time);
    uuid.data3 = static_cast<quint16>(version | (uuid.data3 & randomBits));
    return uuid.toString(QUuid::WithoutBraces);
}

qsizetype codePoints(QStringView text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

bool isEmoji(const QString &text)
{
    if (!text.isValidUtf16() || text.isEmpty() || codePoints(text) > limits::emojiCodePoints)
        return false;
    QTextBoundaryFinder signs(QTextBoundaryFinder::Grapheme, text);
    if (signs.toNextBoundary() != text.size())
        return false;
    const auto points = text.toUcs4();
    constexpr char32_t asciiEnd = 0x80;
    if (points.first() < asciiEnd)
        return points.contains(keyFrame);
    const bool isWriting = QChar::isLetter(points.first()) && points.first() != information;
    return !isWriting && !QChar::isMark(points.first()) && std::any_of(points.cbegin(), points.cend(), makesEmoji);
}

std::optional<QString> cleaned(const QString &text, const TextRule &rule)
{
    if (!text.isValidUtf16() || text.size() > 4 * rule.most + limits::textCodePoints)
        return std::nullopt;
    QString clean = text.normalized(QString::NormalizationForm_C);
    if (rule.lines == Lines::One)
        clean = clean.trimmed();
    else
        clean.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    const bool refused = std::any_of(clean.cbegin(), clean.cend(), [&rule](QChar c) {
        if (rule.lines == Lines::Many && (c == u'\t' || c == u'\n'))
            return false;
        const auto category = c.category();
        const bool endsLine = category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
        return category == QChar::Other_Control || (rule.lines == Lines::One && endsLine);
    });
    const auto length = codePoints(clean);
    if (refused || length < rule.least || length > rule.most)
        return std::nullopt;
    return clean;
}

} // namespace madang::rules
