// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/timeline/reactionchips.h"
#include "ui/timeline/textblock.h"
#include "ui/timeline/trailer.h"

#include <QRectF>

namespace madang::ui
{

/// One message measured for one width: where each of its parts stands, counted from the row's left top.
/// It knows no painter; MessagePainter draws it.
class MessageLayout
{
public:
    MessageLayout(const client::Row &row, const Placement &placement, const MessageStyle &style, int width);

    [[nodiscard]] const client::Row &row() const { return m_row; }
    [[nodiscard]] const Placement &placement() const { return m_placement; }
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    /// The top of what must not move when the parts above it come or go.
    [[nodiscard]] int body() const { return qRound(m_textAt.y()); }
    /// What is filled on hover: all but the lines and the gap above.
    [[nodiscard]] QRect fill() const { return {0, m_fillTop, m_width, m_height - m_fillTop}; }

    [[nodiscard]] const TextBlock &text() const { return m_text; }
    [[nodiscard]] QPointF textAt() const { return m_textAt; }
    [[nodiscard]] const Trailer &trailer() const { return m_trailer; }
    [[nodiscard]] const ReactionChips &chips() const { return m_chips; }
    [[nodiscard]] const QRectF &avatar() const { return m_avatar; }
    [[nodiscard]] const QRectF &name() const { return m_name; }
    [[nodiscard]] const QRectF &time() const { return m_time; }
    [[nodiscard]] const QString &clock() const { return m_clock; }
    [[nodiscard]] const QRectF &quote() const { return m_quote; }
    /// The middles of the lines above the message; negative: not there.
    [[nodiscard]] int dayLine() const { return m_dayLine; }
    [[nodiscard]] int newLine() const { return m_newLine; }

    [[nodiscard]] Hit hit(const QPointF &point) const;
    /// The nearest place in the text, for selecting.
    [[nodiscard]] int textPosition(const QPointF &point) const { return m_text.positionAt(point - m_textAt); }

private:
    void placeHeader(const MessageStyle &style, qreal top);

    client::Row m_row;
    Placement m_placement;
    int m_width;
    TextBlock m_text;
    Trailer m_trailer;
    ReactionChips m_chips;
    QString m_clock;
    QRectF m_avatar;
    QRectF m_name;
    QRectF m_time;
    QRectF m_quote;
    QPointF m_textAt;
    int m_dayLine = -1;
    int m_newLine = -1;
    int m_fillTop = 0;
    int m_height = 0;
};

} // namespace madang::ui
