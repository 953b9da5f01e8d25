// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/messagepainter.h"

#include "ui/text/avatar.h"
#include "ui/timeline/floating.h"
#include "ui/timeline/messagewords.h"
#include "ui/timeline/timelinewords.h"

#include <QFontMetricsF>
#include <QPainter>

#include <array>
#include <cmath>

namespace madang::ui
{

using client::Row;

namespace
{
constexpr int lineText = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine;
}

void MessagePainter::paint(QPainter &painter, const MessageLayout &layout, const RowLook &look) const
{
    const Row &row = layout.row();
    const Colours &colours = m_style.theme.colours();
    painter.save();
    if (layout.dayLine() >= 0)
        paintLine(painter,
                  {.label = m_style.times.day(layout.placement().day, m_style.today),
                   .middle = layout.dayLine(),
                   .lineColour = &Colours::border,
                   .labelColour = &Colours::textSecondary},
                  layout.width());
    if (layout.newLine() >= 0)
        paintLine(painter,
                  {.label = TimelineWords::newLine(),
                   .middle = layout.newLine(),
                   .lineColour = &Colours::accentText,
                   .labelColour = &Colours::accentText},
                  layout.width());
    paintBack(painter, layout, look);
    if (layout.placement().header) {
        paintHeader(painter, layout);
    } else if (look.hovered || look.focused) {
        painter.setFont(m_style.theme.fonts().secondary);
        painter.setPen(colours.textSecondary);
        painter.drawText(layout.time(), Qt::AlignCenter | Qt::TextSingleLine, layout.clock());
    }
    if (row.quote)
        paintQuote(painter, layout);
    painter.setPen(row.deleted ? colours.textSecondary : colours.text);
    layout.text().paint(painter, layout.textAt(), look.selected, m_style);
    layout.trailer().paint(painter, m_style, look.sending);
    layout.chips().paint(painter, m_style);
    painter.restore();
}

void MessagePainter::paintBack(QPainter &painter, const MessageLayout &layout, const RowLook &look) const
{
    const Colours &colours = m_style.theme.colours();
    const QRect fill = layout.fill();
    if (look.flashed) {
        painter.fillRect(fill, colours.selected);
    } else if (layout.row().mentionsMe) {
        painter.fillRect(fill, colours.mentionTint);
    } else if (look.hovered) {
        painter.fillRect(fill, colours.hover);
    }
    if (layout.row().mentionsMe)
        painter.fillRect(QRect(fill.left(), fill.top(), m_style.theme.px(3), fill.height()), colours.mentionBar);
    if (look.focused) {
        const qreal pen = 2;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colours.focus, pen));
        painter.setBrush(Qt::NoBrush);
        const qreal radius = m_style.theme.px(6);
        painter.drawRoundedRect(QRectF(fill).adjusted(pen * 2, pen / 2, -pen * 2, -pen / 2), radius, radius);
    }
}

void MessagePainter::paintLine(QPainter &painter, const Line &line, int width) const
{
    const QFont &font = m_style.theme.fonts().secondaryBold;
    const qreal labelWidth = QFontMetricsF(font).horizontalAdvance(line.label) + 1;
    const qreal gap = m_style.theme.px(12);
    const qreal left = (width - labelWidth) / 2;
    painter.setFont(font);
    painter.setPen(m_style.theme.colour(line.labelColour));
    painter.drawText(QRectF(left, line.middle - m_style.lineHeight, labelWidth + 1, m_style.lineHeight * 2), lineText,
                     line.label);
    const QColor colour = m_style.theme.colour(line.lineColour);
    const int leftEnd = static_cast<int>(left - gap);
    const int rightStart = static_cast<int>(left + labelWidth + gap);
    painter.fillRect(QRect(m_style.side, line.middle, leftEnd - m_style.side, 1), colour);
    painter.fillRect(QRect(rightStart, line.middle, width - m_style.side - rightStart, 1), colour);
}

void MessagePainter::paintHeader(QPainter &painter, const MessageLayout &layout) const
{
    const Row &row = layout.row();
    const Fonts &fonts = m_style.theme.fonts();
    paintAvatar(painter, layout.avatar(), {.userId = row.author.value, .name = row.authorName}, m_style.theme);
    painter.setFont(fonts.name);
    painter.setPen(m_style.theme.sender(avatarHue(row.author.value)));
    const QString name =
        QFontMetricsF(fonts.name).elidedText(row.authorName, Qt::ElideRight, layout.name().width() + 1);
    painter.drawText(layout.name().adjusted(0, 0, 2, 0), lineText, name);
    painter.setFont(fonts.secondary);
    painter.setPen(m_style.theme.colours().textSecondary);
    painter.drawText(layout.time().adjusted(0, 0, 2, 0), lineText, layout.clock());
}

void MessagePainter::paintQuote(QPainter &painter, const MessageLayout &layout) const
{
    const client::Quote &quote = *layout.row().quote;
    const Colours &colours = m_style.theme.colours();
    const QRectF area = layout.quote();
    painter.fillRect(QRectF(area.left(), area.top() + 1, m_style.theme.px(3), area.height() - 2), colours.border);

    QRectF line = area.adjusted(m_style.theme.px(13), 0, 0, 0);
    painter.setPen(colours.textSecondary);
    if (quote.known) {
        const QFont &bold = m_style.theme.fonts().secondaryBold;
        const QString author = QFontMetricsF(bold).elidedText(quote.authorName, Qt::ElideRight, line.width() / 2);
        painter.setFont(bold);
        painter.drawText(line, lineText, author);
        line.setLeft(line.left() + QFontMetricsF(bold).horizontalAdvance(author) + m_style.unit());
    }
    QFont font = m_style.theme.fonts().secondary;
    font.setItalic(quote.deleted || !quote.known);
    painter.setFont(font);
    painter.drawText(line, lineText,
                     QFontMetricsF(font).elidedText(MessageWords::quote(quote), Qt::ElideRight, line.width()));
}

void MessagePainter::paintDay(QPainter &painter, const QDate &day, int width) const
{
    const QFont &font = m_style.theme.fonts().secondaryBold;
    const QString label = m_style.times.day(day, m_style.today);
    const qreal labelWidth = QFontMetricsF(font).horizontalAdvance(label) + m_style.theme.px(24);
    const qreal height = m_style.theme.px(24) + floatingMargin() * 2;
    const QRectF area((width - labelWidth) / 2, m_style.theme.px(6), labelWidth, height);
    painter.save();
    paintFloating(painter, area, height / 2 - floatingMargin(), m_style.theme);
    painter.setFont(font);
    painter.setPen(m_style.theme.colours().textSecondary);
    painter.drawText(area, Qt::AlignCenter | Qt::TextSingleLine, label);
    painter.restore();
}

void MessagePainter::paintSkeleton(QPainter &painter, int width, int bottom) const
{
    constexpr std::array<double, 3> lengths{0.55, 0.8, 0.4};
    const qreal textWidth = m_style.textWidth(width);
    const qreal bar = m_style.theme.px(10);
    qreal y = bottom - 3.0 * (m_style.avatar + m_style.groupGap * 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.theme.colours().hover);
    for (const double length : lengths) {
        painter.drawEllipse(QRectF(m_style.side, y, m_style.avatar, m_style.avatar));
        painter.drawRoundedRect(QRectF(m_style.textLeft(), y + 3, textWidth * 0.2, bar), bar / 2, bar / 2);
        painter.drawRoundedRect(QRectF(m_style.textLeft(), y + 3 + bar * 2, textWidth * length, bar), bar / 2, bar / 2);
        y += m_style.avatar + m_style.groupGap * 2;
    }
    painter.restore();
}

} // namespace madang::ui
