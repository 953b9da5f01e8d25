// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/timeline/messagelayout.h"

class QPainter;

namespace madang::ui
{

/// What of a row's looks depends on the moment and not on its message.
struct RowLook {
    bool hovered = false;
    bool focused = false; ///< the keyboard is on it
    bool flashed = false; ///< it was just jumped to
    TextRange selected{};
    Trailer::Sending sending = Trailer::Sending::Fresh;
};

/// Draws laid out messages. The painter's origin is the row's left top.
class MessagePainter
{
public:
    explicit MessagePainter(const MessageStyle &style)
        : m_style(style)
    {
    }

    void paint(QPainter &painter, const MessageLayout &layout, const RowLook &look) const;
    /// The day of what is on top while it is scrolled.
    void paintDay(QPainter &painter, const QDate &day, int width) const;
    /// Three grey shapes where messages will be.
    void paintSkeleton(QPainter &painter, int width, int bottom) const;

private:
    void paintBack(QPainter &painter, const MessageLayout &layout, const RowLook &look) const;
    struct Line {
        QString label;
        int middle = 0;
        ui::Role lineColour;
        ui::Role labelColour;
    };
    void paintLine(QPainter &painter, const Line &line, int width) const;
    void paintHeader(QPainter &painter, const MessageLayout &layout) const;
    void paintQuote(QPainter &painter, const MessageLayout &layout) const;

    const MessageStyle &m_style;
};

} // namespace madang::ui
