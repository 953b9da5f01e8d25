// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/messagelayout.h"

#include <QDateTime>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace madang::ui
{

MessageLayout::MessageLayout(const client::Row &row, const Placement &placement, const MessageStyle &style, int width)
    : m_row(row)
    , m_placement(placement)
    , m_width(width)
    , m_text(row, style, style.textWidth(width))
    , m_clock(Times::clock(QDateTime::fromMSecsSinceEpoch(row.at.count()).time()))
{
    int top = 0;
    if (placement.day.isValid()) {
        m_dayLine = top + style.separatorMiddle;
        top += style.separator;
    }
    if (placement.newLine) {
        m_newLine = top + style.separatorMiddle;
        top += style.separator;
    }
    if (placement.header)
        top += style.groupGap;
    m_fillTop = top;

    const qreal left = style.textLeft();
    const qreal textWidth = style.textWidth(width);
    qreal y = top + (placement.header ? style.padTop : style.padTopNext);
    if (placement.header) {
        placeHeader(style, y);
        y += style.lineHeight;
    }
    if (row.quote) {
        m_quote = QRectF(left, y, textWidth, style.lineHeight);
        y += style.lineHeight + style.theme.px(1);
    }
    m_textAt = {left, y};
    if (!placement.header)
        m_time = QRectF(style.side, y, style.avatar, style.lineHeight);
    m_trailer = Trailer(row, placement, style,
                        {.end = m_textAt + m_text.end(),
                         .left = left,
                         .right = std::max<qreal>(left + textWidth, width - style.side),
                         .bottom = y + m_text.size().height()});
    y = m_trailer.bottom();
    if (!row.reactions.isEmpty()) {
        m_chips = ReactionChips(row.reactions, style, {left, y + style.theme.px(5)}, textWidth);
        y = m_chips.bottom();
    }
    y += style.padBottom;
    if (placement.header)
        y = std::max(y, m_avatar.bottom() + style.padBottom);
    m_height = static_cast<int>(std::ceil(y));
}

void MessageLayout::placeHeader(const MessageStyle &style, qreal top)
{
    const QFontMetricsF name(style.theme.fonts().name);
    const QFontMetricsF small(style.theme.fonts().secondary);
    const qreal left = style.textLeft();
    const qreal timeWidth = small.horizontalAdvance(m_clock);
    const qreal gap = style.unit() * 2;
    const qreal room = m_width - left - style.side - timeWidth - gap;
    m_avatar = QRectF(style.side, top, style.avatar, style.avatar);
    m_name = QRectF(left, top, std::min(name.horizontalAdvance(m_row.authorName) + 1, std::max<qreal>(room, 0)),
                    style.lineHeight);
    // Both stand on one line of writing.
    const qreal drop = (name.ascent() - name.descent() - small.ascent() + small.descent()) / 2;
    m_time = QRectF(m_name.right() + gap, top + drop, timeWidth + 1, style.lineHeight);
}

Hit MessageLayout::hit(const QPointF &point) const
{
    if (m_avatar.contains(point) || m_name.contains(point))
        return HitPerson{m_row.author};
    if (m_time.contains(point))
        return HitTime{};
    if (m_quote.contains(point))
        return HitQuote{m_row.quote->message};
    for (const Hit &hit : {m_trailer.hit(point), m_chips.hit(point)}) {
        if (!std::holds_alternative<std::monostate>(hit))
            return hit;
    }
    const QPointF inText = point - m_textAt;
    if (const auto url = m_text.urlAt(inText))
        return HitLink{*url};
    if (m_text.covers(inText))
        return HitText{m_text.positionAt(inText)};
    return {};
}

} // namespace madang::ui
