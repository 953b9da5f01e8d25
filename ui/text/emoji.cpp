// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/text/emoji.h"

#include <QChar>
#include <QList>

#include <algorithm>
#include <array>
#include <utility>

namespace madang::ui
{

namespace
{
constexpr char32_t joiner = 0x200D;
constexpr char32_t emojiStyle = 0xFE0F;
constexpr char32_t keycap = 0x20E3;
constexpr qsizetype longestText = 80; // nobody means a single emoji with more

// Pictures by themselves; what else has a text form counts only with U+FE0F behind it.
constexpr std::array<std::pair<char32_t, char32_t>, 21> pictures{
    {{0x231A, 0x231B}, {0x23E9, 0x23EC},   {0x23F0, 0x23F0},  {0x23F3, 0x23F3}, {0x25FD, 0x25FE}, {0x2614, 0x2615},
     {0x2648, 0x2653}, {0x267F, 0x267F},   {0x2693, 0x2693},  {0x26A1, 0x26A1}, {0x26AA, 0x26AB}, {0x26BD, 0x26BE},
     {0x26C4, 0x26CE}, {0x26D4, 0x26EA},   {0x26F2, 0x26FD},  {0x2705, 0x2728}, {0x274C, 0x2757}, {0x2795, 0x27BF},
     {0x2B1B, 0x2B55}, {0x1F004, 0x1F0CF}, {0x1F18E, 0x1FAFF}}};

bool isPicture(char32_t c)
{
    return std::any_of(pictures.begin(), pictures.end(),
                       [c](const auto &range) { return c >= range.first && c <= range.second; });
}

bool isRegion(char32_t c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

bool isModifier(char32_t c)
{
    return c == emojiStyle || c == keycap || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F);
}

bool isBase(const QList<uint> &letters, qsizetype at)
{
    const char32_t c = letters.at(at);
    const bool styled = at + 1 < letters.size() && letters.at(at + 1) == emojiStyle;
    if (QChar::isDigit(c) || c == U'#' || c == U'*') {
        const qsizetype cap = styled ? at + 2 : at + 1;
        return cap < letters.size() && letters.at(cap) == keycap;
    }
    return isPicture(c) || (styled && !QChar::isLetterOrNumber(c) && !QChar::isSpace(c));
}
} // namespace

int emojiOnlyCount(QStringView text)
{
    if (text.size() > longestText) {
        return 0;
    }
    const QList<uint> letters = text.toUcs4();
    int count = 0;
    qsizetype at = 0;
    while (at < letters.size()) {
        if (QChar::isSpace(letters.at(at))) {
            ++at;
            continue;
        }
        if (!isBase(letters, at)) {
            return 0;
        }
        const bool flag = isRegion(letters.at(at)) && at + 1 < letters.size() && isRegion(letters.at(at + 1));
        at += flag ? 2 : 1;
        ++count;
        while (at < letters.size() && (isModifier(letters.at(at)) || letters.at(at) == joiner)) {
            // What is joined belongs to the same picture.
            at += letters.at(at) == joiner && at + 1 < letters.size() && isBase(letters, at + 1) ? 2 : 1;
        }
    }
    return count;
}

} // namespace madang::ui
