// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/composer/sendbutton.h"

#include "ui/theme/shapes.h"

#include <QPainter>

namespace madang::ui
{

SendButton::SendButton(const Icons &icons, QWidget *parent)
    : IconButton(icons, Icon::Send, 32, parent)
    , m_icons(icons)
{
    setAttribute(Qt::WA_Hover);
}

void SendButton::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = m_icons.theme();
    const Colours &c = theme.colours();
    const qreal radius = theme.px(6);
    const qreal side = theme.px(18);
    QPainter painter(this);
    Box box{.rect = QRectF(rect()), .radius = radius, .fill = c.accent, .line = {}};
    if (!isEnabled()) {
        box.fill = QColor();
        box.line = c.border;
    } else if (isDown() || underMouse()) {
        box.fill = darkened(c.accent);
    }
    paintBox(painter, box);
    QRectF middle(0, 0, side, side);
    middle.moveCenter(QRectF(rect()).center());
    m_icons.paint(painter, middle, Icon::Send, isEnabled() ? c.onAccent : c.textSecondary);
    if (hasFocus()) {
        paintFocusRing(painter, rect(), radius, theme);
    }
}

} // namespace madang::ui
