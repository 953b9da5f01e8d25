// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/reactionchips.h"

#include "ui/text/emojiruns.h"

#include <QFontMetricsF>
#include <QPainter>

namespace madang::ui
{

namespace
{
QFont chipEmoji(const MessageStyle &style)
{
    constexpr qreal larger = 1.12;
    QFont font = emojiFont(style.theme.fonts().secondary);
    font.setPointSizeF(font.pointSizeF() * larger);
    return font;
}
} // namespace

ReactionChips::ReactionChips(const QList<client::ReactionCount> &reactions, const MessageStyle &style,
                             const QPointF &at, qreal width)
{
    const QFontMetricsF metrics(style.theme.fonts().secondary);
    const QFontMetricsF emoji(chipEmoji(style));
    const qreal height = style.theme.px(24);
    const qreal padding = style.theme.px(10);
    const qreal gap = style.theme.px(6);
    QPointF corner = at;
    for (const client::ReactionCount &reaction : reactions) {
        Chip chip{.reaction = reaction, .emojiWidth = emoji.horizontalAdvance(reaction.emoji)};
        const qreal chipWidth =
            padding * 2 + chip.emojiWidth + style.unit() + metrics.horizontalAdvance(QString::number(reaction.count));
        if (corner.x() + chipWidth > at.x() + width && corner.x() > at.x())
            corner = {at.x(), corner.y() + height + style.unit()};
        chip.rect = QRectF(corner, QSizeF(chipWidth, height));
        corner.rx() += chipWidth + gap;
        m_chips.append(chip);
    }
}

void ReactionChips::paint(QPainter &painter, const MessageStyle &style) const
{
    const Colours &colours = style.theme.colours();
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont emoji = chipEmoji(style);
    for (const Chip &chip : m_chips) {
        const bool own = chip.reaction.own;
        const QRectF pill = chip.rect.adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(QPen(own ? colours.accentText : colours.border, 1));
        painter.setBrush(own ? colours.selected : colours.base);
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
        const QRectF inner = chip.rect.adjusted(style.theme.px(10), 0, 0, 0);
        painter.setPen(own ? colours.text : colours.textSecondary);
        painter.setFont(emoji);
        painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, chip.reaction.emoji);
        painter.setFont(style.theme.fonts().secondary);
        painter.drawText(inner.adjusted(chip.emojiWidth + style.unit(), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         QString::number(chip.reaction.count));
    }
}

Hit ReactionChips::hit(const QPointF &point) const
{
    for (const Chip &chip : m_chips) {
        if (chip.rect.contains(point))
            return HitReaction{.emoji = chip.reaction.emoji, .own = chip.reaction.own, .names = chip.reaction.names};
    }
    return {};
}

} // namespace madang::ui
