// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/codec.h"

namespace madang::client
{

/// Up to where everything was passed on, whichever way it came. While two ways bring the same events, each of them
/// whole and in order, what moves this position forward is news, and all else was there.
class Position
{
public:
    Position() = default;
    explicit Position(const Cursor &cursor)
        : m_cursor(cursor)
    {
    }

    [[nodiscard]] const Cursor &cursor() const { return m_cursor; }
    /// Whether it shall be passed on; if so, it has been.
    [[nodiscard]] bool takes(const ServerMessage &message)
    {
        if (const auto *event = std::get_if<Event>(&message))
            return movesTo(event->seq);
        if (const auto *unknown = std::get_if<UnknownEvent>(&message))
            return movesTo(unknown->seq);
        const auto *signal = std::get_if<Signal>(&message);
        const auto *live = signal != nullptr ? std::get_if<Live>(signal) : nullptr;
        return live == nullptr || live->cursor.epoch != m_cursor.epoch || live->cursor.seq == m_cursor.seq ||
               movesTo(live->cursor.seq);
    }

private:
    [[nodiscard]] bool movesTo(qint64 seq)
    {
        if (seq <= m_cursor.seq)
            return false;
        m_cursor.seq = seq;
        return true;
    }

    Cursor m_cursor;
};

} // namespace madang::client
