// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/stripbutton.h"

#include "ui/theme/shapes.h"

#include <QPainter>

namespace madang::ui
{

StripButton::StripButton(const Theme &theme, QWidget *parent)
    : QPushButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    const auto adopt = [this] {
        setFont(m_theme.fonts().secondaryBold);
        updateGeometry();
    };
    connect(&theme, &Theme::changed, this, adopt);
    adopt();
}

void StripButton::setFront(Role role)
{
    m_front = role;
    update();
}

QSize StripButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + m_theme.px(22), m_theme.px(24)};
}

void StripButton::paintEvent(QPaintEvent * /*event*/)
{
    const QColor front = m_theme.colour(m_front);
    QColor fill = front;
    fill.setAlphaF(isDown() ? 0.2F : 0.1F);
    const QRectF box = QRectF(rect()).adjusted(0, 1, 0, -1);
    QPainter painter(this);
    painter.setOpacity(isEnabled() ? 1 : 0.6);
    paintBox(painter, {.rect = box,
                       .radius = static_cast<qreal>(m_theme.px(6)),
                       .fill = underMouse() || isDown() ? fill : QColor(),
                       .line = front});
    if (hasFocus()) {
        paintFocusRing(painter, rect(), m_theme.px(6), m_theme);
    }
    painter.setPen(front);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace madang::ui
