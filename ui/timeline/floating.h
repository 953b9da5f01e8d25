// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QRectF>

class QPainter;

namespace madang::ui
{

class Theme;

/// The look of what floats over the timeline: a filled shape with a hairline and one soft shadow inside of `area`.
void paintFloating(QPainter &painter, const QRectF &area, qreal radius, const Theme &theme);
/// The room that the shadow takes on each side.
[[nodiscard]] int floatingMargin();

} // namespace madang::ui
