// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/controls/chip.h"

#include "ui/theme/shapes.h"

#include <QPainter>

namespace madang::ui
{

Chip::Chip(const Theme &theme, QWidget *parent)
    : Label(theme, {.font = &Fonts::secondaryBold, .colour = &Colours::text}, Wrap::Elide, parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void Chip::setColours(Role front, Role back)
{
    m_front = front;
    m_back = back;
    setColour(front);
}

QSize Chip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + m_theme.px(18), m_theme.px(20)};
}

void Chip::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paintBox(painter, {.rect = QRectF(rect()), .radius = height() / 2.0, .fill = m_theme.colour(m_back), .line = {}});
    painter.setPen(m_theme.colour(m_front));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
}

} // namespace madang::ui
