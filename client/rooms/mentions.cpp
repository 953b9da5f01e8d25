// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/rooms/mentions.h"

namespace madang::client
{

namespace
{

bool isAt(QChar c)
{
    constexpr char16_t fullWidthAt = u'＠';
    return c == u'@' || c == fullWidthAt;
}

bool isHangul(QChar c)
{
    return c.script() == QChar::Script_Hangul;
}

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

/// "ann@host" addresses nobody; "보세요@Ann" does.
bool mayBegin(QStringView before)
{
    return before.isEmpty() || !isWord(before.back()) || isHangul(before.back());
}

/// "@Anna" is not Ann; "@Ann님" and "@민수야" are Ann and 민수.
bool mayEnd(QStringView name, QStringView rest)
{
    return rest.isEmpty() || !isWord(rest.front()) || isHangul(rest.front()) || isHangul(name.back());
}

const User *longestAt(QStringView text, const QList<User> &people)
{
    const User *longest = nullptr;
    for (const User &person : people) {
        const QStringView name = person.name;
        if (!name.isEmpty() && text.startsWith(name, Qt::CaseInsensitive) && mayEnd(name, text.sliced(name.size())) &&
            (longest == nullptr || longest->name.size() < name.size()))
            longest = &person;
    }
    return longest;
}

} // namespace

QList<UserId> mentionedIn(QStringView text, const QList<User> &people)
{
    QList<UserId> found;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isAt(text.at(i)) || !mayBegin(text.first(i)))
            continue;
        const User *const person = longestAt(text.sliced(i + 1), people);
        if (person != nullptr && !found.contains(person->id))
            found.append(person->id);
        if (person != nullptr)
            i += person->name.size();
    }
    return found;
}

} // namespace madang::client
