// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/ticker.h"
#include "tests/support/server/fakeclock.h"

namespace madang::server
{

/// A ticker that ticks while a test lets its clock go.
class FakeTicker final : public Ticker
{
public:
    explicit FakeTicker(FakeClock &clock)
        : m_clock(clock)
    {
    }

    void start(milliseconds every, std::function<void()> tick) override
    {
        m_every = every;
        m_tick = std::move(tick);
    }
    void stop() { m_tick = {}; }

    /// Time goes by, with all its ticks.
    void pass(milliseconds time)
    {
        for (; time >= m_every && m_tick; time -= m_every) {
            m_clock.pass(m_every);
            m_tick();
        }
        m_clock.pass(time);
    }

private:
    FakeClock &m_clock;
    milliseconds m_every{1'000};
    std::function<void()> m_tick{};
};

} // namespace madang::server
