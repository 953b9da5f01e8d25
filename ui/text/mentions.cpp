// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/text/mentions.h"

#include "ui/text/linebreak.h"
#include "ui/text/matching.h"

namespace madang::ui
{

namespace
{
constexpr char16_t fullWidthAt = 0xFF20;

bool isAt(QChar c)
{
    return c == u'@' || c.unicode() == fullWidthAt;
}

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

bool endsName(QStringView name, QStringView rest)
{
    if (rest.isEmpty() || !isWord(rest.front())) {
        return true;
    }
    return isHangul(rest.front().unicode()) || isHangul(name.back().unicode());
}

const Mentionable *longestAt(QStringView rest, const QList<Mentionable> &people)
{
    const Mentionable *best = nullptr;
    for (const Mentionable &person : people) {
        const bool fits = !person.name.isEmpty() && rest.startsWith(person.name, Qt::CaseInsensitive) &&
                          endsName(person.name, rest.sliced(person.name.size()));
        if (fits && (best == nullptr || best->name.size() < person.name.size())) {
            best = &person;
        }
    }
    return best;
}
} // namespace

QList<MentionSpan> findMentions(QStringView text, const QList<Mentionable> &people)
{
    QList<MentionSpan> found;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool begins = at == 0 || !isWord(text.at(at - 1)) || isHangul(text.at(at - 1).unicode());
        if (!isAt(text.at(at)) || !begins) {
            continue;
        }
        if (const Mentionable *person = longestAt(text.sliced(at + 1), people)) {
            found.append({.start = at, .length = person->name.size() + 1, .userId = person->userId});
            at += person->name.size();
        }
    }
    return found;
}

QList<Mentionable> completions(QStringView typed, const QList<Mentionable> &people, qsizetype limit)
{
    const QString keys = keystrokes(typed);
    QList<Mentionable> first;
    QList<Mentionable> later;
    for (const Mentionable &person : people) {
        const QString name = keystrokes(person.name);
        if (name.startsWith(keys)) {
            first.append(person);
        } else if (name.contains(QChar(u' ') + keys)) {
            later.append(person);
        }
    }
    first += later;
    first.resize(qMin(limit, first.size()));
    return first;
}

} // namespace madang::ui
