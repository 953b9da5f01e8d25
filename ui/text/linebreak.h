// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QSizeF>
#include <QStringView>

class QTextLayout;

namespace madang::ui
{

/// How a paragraph is set.
struct ParagraphShape {
    qreal width = 0;
    qreal lineHeight = 0; ///< at least so high; taller letters make taller lines
};

/// Lays out the whole text of `layout` (lines parted by U+2028, see `layoutText`) the way Korean is read: a line ends
/// at a space, never inside a word, as long as the word fits a line; a longer word breaks anywhere. The answer is the
/// size used.
QSizeF layOutParagraph(QTextLayout &layout, const ParagraphShape &shape);

/// Whether letters `before | after` belong to one word that holds Hangul, so that a line should not end between them.
[[nodiscard]] bool isInsideKoreanWord(char32_t before, char32_t after);
[[nodiscard]] bool isHangul(char32_t letter);
/// Not empty, and nothing but Hangul letters (syllables or loose jamo).
[[nodiscard]] bool isOnlyHangul(QStringView text);

} // namespace madang::ui
