// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace madang::ui
{

/// Somebody who can be named with an @.
struct Mentionable {
    QString userId;
    QString name;

    friend bool operator==(const Mentionable &, const Mentionable &) = default;
};

/// A place in a text that names somebody; the @ belongs to it, a particle behind the name does not.
struct MentionSpan {
    qsizetype start = 0;
    qsizetype length = 0;
    QString userId;

    friend bool operator==(const MentionSpan &, const MentionSpan &) = default;
};

/// Who of `people` a text names: the longest name behind each @ (or full-width ＠) wins, and Hangul may follow it
/// without a space ("@민수님").
[[nodiscard]] QList<MentionSpan> findMentions(QStringView text, const QList<Mentionable> &people);

/// The people whose name begins with what was typed, or holds a word that does; a half-made syllable counts ("김ㅊ"
/// finds 김철수).
[[nodiscard]] QList<Mentionable> completions(QStringView typed, const QList<Mentionable> &people, qsizetype limit);

} // namespace madang::ui
