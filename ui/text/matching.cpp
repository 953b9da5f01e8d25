// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/text/matching.h"

#include <algorithm>

namespace madang::ui
{

namespace
{
constexpr int firstSyllable = 0xAC00;
constexpr int lastSyllable = 0xD7A3;
constexpr int vowels = 21;
constexpr int tails = 28;
constexpr QStringView initials = u"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
constexpr QStringView finals = u"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

bool isSyllable(QChar c)
{
    return c.unicode() >= firstSyllable && c.unicode() <= lastSyllable;
}

QChar initialOf(QChar c)
{
    return isSyllable(c) ? initials.at((c.unicode() - firstSyllable) / (vowels * tails)) : c;
}
} // namespace

QString keystrokes(QStringView text)
{
    QString keys;
    for (const QChar c : text) {
        if (!isSyllable(c)) {
            keys += c.toCaseFolded();
            continue;
        }
        const int index = c.unicode() - firstSyllable;
        keys += initialOf(c);
        keys += QChar(0x314F + index / tails % vowels);
        if (index % tails > 0) {
            keys += finals.at(index % tails - 1);
        }
    }
    return keys;
}

bool matches(QStringView name, QStringView typed)
{
    const QStringView wanted = typed.trimmed();
    if (wanted.isEmpty() || keystrokes(name).contains(keystrokes(wanted))) {
        return true;
    }
    const bool onlyInitials = std::all_of(wanted.begin(), wanted.end(), [](QChar c) { return initials.contains(c); });
    if (!onlyInitials) {
        return false;
    }
    QString first;
    for (const QChar c : name) {
        first += initialOf(c);
    }
    return first.contains(wanted);
}

} // namespace madang::ui
