// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QRectF>

class QPainter;

namespace madang::ui
{

/// How somebody is, as a mark says it. Unknown is for while we are not connected: a mark must not lie.
enum class PresenceMark { Unknown, Active, Away, Busy, Offline };

/// What presence looks like and is called. Each has a shape of its own, so that nothing hangs on the colour.
class Presences
{
    Q_DECLARE_TR_FUNCTIONS(Presences)

public:
    [[nodiscard]] static QString name(PresenceMark mark);
    [[nodiscard]] static Role role(PresenceMark mark);
    /// Disc, half disc, disc with a bar, ring.
    static void paint(QPainter &painter, const QRectF &box, PresenceMark mark, const Theme &theme);
};

} // namespace madang::ui
