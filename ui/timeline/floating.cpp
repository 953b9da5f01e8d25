// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/floating.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace madang::ui
{

namespace
{
constexpr int margin = 3;
constexpr int shadowAlpha = 14;
} // namespace

int floatingMargin()
{
    return margin;
}

void paintFloating(QPainter &painter, const QRectF &area, qreal radius, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF body = area.adjusted(margin + 0.5, margin + 0.5, -margin - 0.5, -margin - 0.5);
    for (int grow = margin; grow > 0; --grow) {
        painter.setBrush(QColor(0, 0, 0, shadowAlpha));
        painter.drawRoundedRect(body.adjusted(-grow + 1, -grow + 2, grow - 1, grow), radius + grow, radius + grow);
    }
    painter.setPen(QPen(theme.colours().border, 1));
    painter.setBrush(theme.colours().base);
    painter.drawRoundedRect(body, radius, radius);
    painter.restore();
}

} // namespace madang::ui
