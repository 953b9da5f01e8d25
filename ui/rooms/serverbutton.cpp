// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/rooms/serverbutton.h"

#include "ui/theme/shapes.h"

#include <QPainter>

namespace madang::ui
{

ServerButton::ServerButton(const Icons &icons, QWidget *parent)
    : QAbstractButton(parent)
    , m_icons(icons)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&icons.theme(), &Theme::changed, this, &ServerButton::updateGeometry);
}

QSize ServerButton::sizeHint() const
{
    const Theme &theme = m_icons.theme();
    const int words = QFontMetrics(theme.fonts().name).horizontalAdvance(text());
    return {words + theme.px(4 + 8 + 14 + 8), theme.px(32)};
}

void ServerButton::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = m_icons.theme();
    const Colours &c = theme.colours();
    QPainter painter(this);
    if (underMouse() || isDown()) {
        paintBox(painter, {.rect = rect(), .radius = theme.px(6) * 1.0, .fill = c.hover, .line = {}});
    }
    if (hasFocus()) {
        paintFocusRing(painter, rect(), theme.px(6), theme);
    }
    const int side = theme.px(14);
    const QRect words = rect().adjusted(theme.px(4), 0, -side - theme.px(12), 0);
    const QString shown = QFontMetrics(theme.fonts().name).elidedText(text(), Qt::ElideRight, words.width());
    painter.setFont(theme.fonts().name);
    painter.setPen(c.text);
    painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine, shown);
    const int left = words.left() + QFontMetrics(theme.fonts().name).horizontalAdvance(shown) + theme.px(8);
    m_icons.paint(painter, QRectF(left, (height() - side) / 2.0, side, side), Icon::ChevronDown, c.textSecondary);
}

} // namespace madang::ui
