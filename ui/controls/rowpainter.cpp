// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/controls/rowpainter.h"

#include "ui/theme/shapes.h"

#include <QPainter>
#include <QWidget>

namespace madang::ui
{

RowPainter::RowPainter(QPainter &painter, const Theme &theme, const QStyleOptionViewItem &option)
    : m_painter(painter)
    , m_theme(theme)
    , m_option(option)
{
}

QRect RowPainter::sheet() const
{
    const int side = m_theme.px(8);
    return m_option.rect.adjusted(side, 0, -side, 0);
}

void RowPainter::back() const
{
    const Colours &c = m_theme.colours();
    const qreal radius = m_theme.px(6);
    if (m_option.state.testFlag(QStyle::State_Selected)) {
        paintBox(m_painter, {.rect = sheet(), .radius = radius, .fill = c.selected, .line = {}});
        const QRectF bar(m_option.rect.left(), m_option.rect.top() + m_theme.px(6), m_theme.px(3),
                         m_option.rect.height() - m_theme.px(12));
        paintBox(m_painter, {.rect = bar, .radius = 1.5, .fill = c.accentText, .line = {}});
    } else if (m_option.state.testFlag(QStyle::State_MouseOver)) {
        paintBox(m_painter, {.rect = sheet(), .radius = radius, .fill = c.hover, .line = {}});
    }
    const bool byKeyboard =
        m_option.widget != nullptr && m_option.widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    if (m_option.state.testFlag(QStyle::State_HasFocus) && byKeyboard) {
        paintFocusRing(m_painter, sheet(), radius, m_theme);
    }
}

void RowPainter::sectionTitle(const QString &title) const
{
    const QRect room = sheet().adjusted(m_theme.px(8), 0, -m_theme.px(8), -m_theme.px(6));
    text(room, {.text = title,
                .font = m_theme.fonts().secondaryBold,
                .colour = m_theme.colours().textSecondary,
                .place = Qt::AlignLeft | Qt::AlignBottom});
}

void RowPainter::text(const QRect &room, const RowText &words) const
{
    m_painter.setFont(words.font);
    m_painter.setPen(words.colour);
    const QString shown = QFontMetrics(words.font).elidedText(words.text, Qt::ElideRight, room.width());
    m_painter.drawText(room, static_cast<int>(words.place) | Qt::TextSingleLine, shown);
}

QRect RowPainter::badge(const QRect &room, const QString &words, Role fill) const
{
    const QFont font = m_theme.fonts().secondaryBold;
    const int height = m_theme.px(20);
    const int width = qMax(height, QFontMetrics(font).horizontalAdvance(words) + m_theme.px(12));
    const QRect pill(room.right() + 1 - width, room.center().y() - height / 2 + 1, width, height);
    paintBox(m_painter, {.rect = pill, .radius = height / 2.0, .fill = m_theme.colour(fill), .line = {}});
    text(pill, {.text = words, .font = font, .colour = m_theme.colours().onBadge, .place = Qt::AlignCenter});
    return room.adjusted(0, 0, -width - m_theme.px(8), 0);
}

QRect RowPainter::tag(const QRect &room, const QString &words, const QFont &font, Role colour) const
{
    const int width = QFontMetrics(font).horizontalAdvance(words) + 1;
    const QRect place(room.right() + 1 - width, room.top(), width, room.height());
    text(place, {.text = words, .font = font, .colour = m_theme.colour(colour)});
    return room.adjusted(0, 0, -width - m_theme.px(8), 0);
}

} // namespace madang::ui
