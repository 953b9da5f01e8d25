// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/timeline/grouping.h"
#include "ui/timeline/hit.h"
#include "ui/timeline/messagestyle.h"

#include <QList>
#include <QRectF>

#include <optional>

class QPainter;

namespace madang::ui
{

/// What stands behind a message's text: "edited", a clock, a tick, or why it could not be sent with what can be done.
class Trailer
{
public:
    /// Where it may stand.
    struct Place {
        QPointF end;      ///< the end of the text, at the middle of its last line
        qreal left = 0;   ///< where a further line begins
        qreal right = 0;  ///< where all lines end
        qreal bottom = 0; ///< of the text
    };

    Trailer() = default;
    Trailer(const client::Row &row, const Placement &placement, const MessageStyle &style, const Place &place);

    /// At least the text's own.
    [[nodiscard]] qreal bottom() const { return m_bottom; }
    /// Sending shows nothing until it takes long.
    enum class Sending { Fresh, Long };
    void paint(QPainter &painter, const MessageStyle &style, Sending sending) const;
    [[nodiscard]] Hit hit(const QPointF &point) const;

private:
    struct Item {
        std::optional<Icon> icon{};
        QString words{};
        ui::Role colour = &Colours::textSecondary;
        bool bold = false;
        bool whenLong = false; ///< only if sending takes long
        Hit hit{};
        QRectF rect{};
    };

    [[nodiscard]] static QList<Item> items(const client::Row &row, const Placement &placement);
    void flow(const MessageStyle &style, const Place &place);

    QList<Item> m_items;
    qreal m_bottom = 0;
};

} // namespace madang::ui
