// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/theme/shapes.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace madang::ui
{

void paintBox(QPainter &painter, const Box &box)
{
    const qreal inset = box.line.isValid() ? box.lineWidth / 2 : 0;
    const qreal radius = qMax(0.0, box.radius - inset);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(box.line.isValid() ? QPen(box.line, box.lineWidth) : QPen(Qt::NoPen));
    painter.setBrush(box.fill.isValid() ? QBrush(box.fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box.rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void paintFocusRing(QPainter &painter, const QRectF &rect, qreal radius, const Theme &theme)
{
    paintBox(painter, {.rect = rect, .radius = radius, .fill = {}, .line = theme.colours().focus, .lineWidth = 2});
}

QColor darkened(const QColor &colour)
{
    constexpr int darkEnough = 60;
    return colour.lightness() < darkEnough ? colour.lighter(125) : colour.darker(106);
}

} // namespace madang::ui
