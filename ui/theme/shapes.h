// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace madang::ui
{

class Theme;

/// A round-cornered box as the design draws them; invalid colours are left out.
struct Box {
    QRectF rect;
    qreal radius = 0;
    QColor fill;
    QColor line;
    qreal lineWidth = 1;
};

/// Draws with the line inside of the rectangle, on whole pixels.
void paintBox(QPainter &painter, const Box &box);
/// The ring of what has the keyboard focus, along the inside of `rect`.
void paintFocusRing(QPainter &painter, const QRectF &rect, qreal radius, const Theme &theme);
/// Six percent darker (lighter, where the colour is dark already): what is pressed.
[[nodiscard]] QColor darkened(const QColor &colour);

} // namespace madang::ui
