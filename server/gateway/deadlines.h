// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/clock.h"

#include <array>
#include <functional>

namespace madang::server
{

class Deadlines;

/// A moment at which something is done unless it is stopped before. A member of its owner, so it ends with it;
/// starting and stopping is linking and unlinking, without an allocation.
class Deadline
{
public:
    Deadline() = default;
    ~Deadline() { stop(); }
    Deadline(const Deadline &) = delete;
    Deadline(Deadline &&) = delete;
    Deadline &operator=(const Deadline &) = delete;
    Deadline &operator=(Deadline &&) = delete;

    void stop()
    {
        if (isRunning())
            end();
    }
    [[nodiscard]] bool isRunning() const { return m_next != this; }

private:
    friend class Deadlines;
    void end();
    void linkBefore(Deadline &other);
    void unlink();

    std::function<void()> m_then;
    milliseconds m_at{};
    Deadline *m_previous = this;
    Deadline *m_next = this;
};

/// All deadlines of a thread in one timing wheel: a timer for each of 15,000 connections would cost more than their
/// chat. Fires on advance(), at most one tick late, never early.
class Deadlines
{
public:
    static constexpr milliseconds tick{100};

    explicit Deadlines(const Clock &clock);
    ~Deadlines();
    Deadlines(const Deadlines &) = delete;
    Deadlines(Deadlines &&) = delete;
    Deadlines &operator=(const Deadlines &) = delete;
    Deadlines &operator=(Deadlines &&) = delete;

    /// Starts over where `deadline` runs already. `then` may start, stop or destroy any deadline, its own too.
    void start(Deadline &deadline, milliseconds delay, std::function<void()> then);
    /// Until one that runs is due; below 0 where it is late.
    [[nodiscard]] milliseconds remaining(const Deadline &deadline) const;
    /// Does what is due by now; to be called every tick.
    void advance();

private:
    static constexpr size_t slotCount = 256;
    [[nodiscard]] Deadline &slotOf(milliseconds at);

    const Clock &m_clock;
    std::array<Deadline, slotCount> m_slots;
    milliseconds m_done; ///< everything up to here has been looked at
};

} // namespace madang::server
