// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/timeline/row.h"
#include "ui/timeline/hit.h"
#include "ui/timeline/messagestyle.h"

#include <QRectF>

class QPainter;

namespace madang::ui
{

/// The reactions under a message, as a line (or lines) of small pills.
class ReactionChips
{
public:
    ReactionChips() = default;
    /// From `at` on, no wider than `width`.
    ReactionChips(const QList<client::ReactionCount> &reactions, const MessageStyle &style, const QPointF &at,
                  qreal width);

    [[nodiscard]] bool isEmpty() const { return m_chips.isEmpty(); }
    [[nodiscard]] qreal bottom() const { return m_chips.isEmpty() ? 0 : m_chips.last().rect.bottom(); }
    void paint(QPainter &painter, const MessageStyle &style) const;
    [[nodiscard]] Hit hit(const QPointF &point) const;

private:
    struct Chip {
        client::ReactionCount reaction{};
        qreal emojiWidth = 0;
        QRectF rect{};
    };

    QList<Chip> m_chips;
};

} // namespace madang::ui
