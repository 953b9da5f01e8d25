// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>

namespace madang::ui
{

/// The letters that a keyboard makes Hangul of, in lower case: the beginning of an unfinished syllable is then the
/// beginning of the finished one ("김ㅊ" of 김철수).
[[nodiscard]] QString keystrokes(QStringView text);

/// Whether a name answers to what was typed into a filter: any part of it, whatever the case, an unfinished syllable,
/// or only the first consonants ("ㅎㅇㅅ" finds 회의실).
[[nodiscard]] bool matches(QStringView name, QStringView typed);

} // namespace madang::ui
