// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/outlet.h"

#include <QByteArrayList>
#include <QList>

#include <deque>
#include <optional>

namespace madang::server
{

/// What waits for a program that polls: events in their order; of what passes the newest of its kind by room and user,
/// the last hundred.
class PollBox
{
public:
    /// An answer's, all in all; a single event may be larger.
    static constexpr qsizetype mostBytes = 262'144;
    static constexpr qsizetype mostPassing = 100;

    void put(const SharedFrame &frame);
    /// Whether there is something to tell. (A `live` alone is not, but moves the position.)
    [[nodiscard]] bool isEmpty() const { return m_events.empty() && m_signals.isEmpty(); }
    [[nodiscard]] bool isFull() const { return m_eventBytes >= mostBytes; }
    void clear();
    /// Forgets what is no event.
    void dropSignals();

    /// What goes into one answer.
    struct Load {
        QByteArrayList events{};
        QByteArrayList passing{};
        std::optional<qint64> position{}; ///< where the program stands after it, where that has changed
        bool isAll = true;
    };
    [[nodiscard]] Load take();

private:
    void putSignal(const SharedFrame &frame);

    std::deque<SharedFrame> m_events;
    QList<SharedFrame> m_signals;
    qsizetype m_eventBytes = 0;
    qsizetype m_passing = 0; ///< of m_signals, those of which the oldest may go
    std::optional<qint64> m_position;
};

} // namespace madang::server
