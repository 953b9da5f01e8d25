// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/clock.h"

namespace madang::server
{

/// A clock that stands still until a test moves it.
class FakeClock final : public Clock
{
public:
    [[nodiscard]] milliseconds now() const override { return m_now; }
    [[nodiscard]] milliseconds steady() const override { return m_steady; }

    /// Time goes by.
    void pass(milliseconds time)
    {
        m_now += time;
        m_steady += time;
    }
    /// Somebody sets the wall clock; the steady one does not notice.
    void setWall(milliseconds now) { m_now = now; }

private:
    milliseconds m_now{1'763'630'000'000};
    milliseconds m_steady{5'000};
};

} // namespace madang::server
