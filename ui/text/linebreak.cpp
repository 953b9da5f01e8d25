// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/text/linebreak.h"

#include <QTextLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace madang::ui
{

namespace
{
constexpr std::array<std::pair<char32_t, char32_t>, 6> hangulRanges{
    {{0x1100, 0x11FF}, {0x3131, 0x318E}, {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xD7B0, 0xD7FF}, {0xFFA0, 0xFFDC}}};

char32_t letterAt(QStringView text, qsizetype at)
{
    const QChar c = text.at(at);
    if (c.isHighSurrogate() && at + 1 < text.size()) {
        return QChar::surrogateToUcs4(c, text.at(at + 1));
    }
    if (c.isLowSurrogate() && at > 0) {
        return QChar::surrogateToUcs4(text.at(at - 1), c);
    }
    return c.unicode();
}

// Where to end a line that would break inside a Korean word: behind its last space, or -1.
qsizetype earlierBreak(QStringView text, qsizetype start, qsizetype end)
{
    if (end <= start || end >= text.size() || !isInsideKoreanWord(letterAt(text, end - 1), letterAt(text, end))) {
        return -1;
    }
    for (qsizetype i = end - 1; i > start; --i) {
        if (text.at(i) == u' ') {
            return i;
        }
    }
    return -1;
}
} // namespace

bool isHangul(char32_t letter)
{
    return std::any_of(hangulRanges.begin(), hangulRanges.end(),
                       [letter](const auto &range) { return letter >= range.first && letter <= range.second; });
}

bool isOnlyHangul(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return isHangul(c.unicode()); });
}

bool isInsideKoreanWord(char32_t before, char32_t after)
{
    const auto isWord = [](char32_t c) { return isHangul(c) || QChar::isLetterOrNumber(c); };
    return (isHangul(before) && isWord(after)) || (isHangul(after) && isWord(before));
}

QSizeF layOutParagraph(QTextLayout &layout, const ParagraphShape &shape)
{
    const QString text = layout.text();
    QTextOption option = layout.textOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    qreal top = 0;
    qreal widest = 0;

    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(shape.width);
        const qsizetype space = earlierBreak(text, line.textStart(), line.textStart() + line.textLength());
        if (space > 0) {
            // The space itself may hang over the edge, so the width up to it makes the line end behind it.
            line.setLineWidth(line.cursorToX(static_cast<int>(space)) + 0.5);
        }
        const qreal height = qMax(shape.lineHeight, line.height());
        line.setPosition({0, top + (height - line.height()) / 2});
        top += height;
        widest = qMax(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    return {qMin(widest, shape.width), top};
}

} // namespace madang::ui
