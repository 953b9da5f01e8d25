// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/people/presencemark.h"

#include <QPainter>

namespace madang::ui
{

QString Presences::name(PresenceMark mark)
{
    switch (mark) {
    case PresenceMark::Unknown:
        return tr("Unknown");
    case PresenceMark::Active:
        return tr("Active");
    case PresenceMark::Away:
        return tr("Away");
    case PresenceMark::Busy:
        return tr("Do not disturb");
    case PresenceMark::Offline:
        return tr("Offline");
    }
    return {};
}

Role Presences::role(PresenceMark mark)
{
    switch (mark) {
    case PresenceMark::Active:
        return &Colours::active;
    case PresenceMark::Away:
        return &Colours::away;
    case PresenceMark::Busy:
        return &Colours::busy;
    case PresenceMark::Unknown:
    case PresenceMark::Offline:
        break;
    }
    return &Colours::offline;
}

void Presences::paint(QPainter &painter, const QRectF &box, PresenceMark mark, const Theme &theme)
{
    constexpr int quarter = 90 * 16;
    const QColor colour = theme.colour(role(mark));
    const qreal line = box.width() * 0.18;
    const QRectF ring = box.adjusted(line / 2, line / 2, -line / 2, -line / 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, line));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(ring);
    painter.setBrush(colour);
    if (mark == PresenceMark::Active || mark == PresenceMark::Busy) {
        painter.drawEllipse(ring);
    } else if (mark == PresenceMark::Away) {
        painter.setPen(Qt::NoPen);
        painter.drawPie(ring, quarter, 2 * quarter);
    }
    if (mark == PresenceMark::Busy) {
        const QPointF middle = box.center();
        painter.setPen(QPen(theme.colours().window, line, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(middle - QPointF(box.width() * 0.2, 0), middle + QPointF(box.width() * 0.2, 0));
    }
    painter.restore();
}

} // namespace madang::ui
