// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/clock.h"

#include <QtGlobal>

#include <algorithm>
#include <optional>

namespace madang::server
{

/// How often something may happen: `burst` at once, and one more in each `interval`.
struct Rate {
    std::chrono::nanoseconds interval{}; ///< zero: as often as one likes
    qint64 burst = 1;

    [[nodiscard]] bool isLimited() const { return interval.count() > 0; }
};

/// `count` in each `period`, and `burst` at once; no limit where one of the two is 0.
[[nodiscard]] inline Rate rateOf(qint64 count, std::chrono::nanoseconds period, qint64 burst)
{
    if (count <= 0 || burst <= 0)
        return {};
    return {.interval = period / count, .burst = burst};
}

/// Counts what happens against a Rate, and knows when the next one may. Its whole state is the time at which all that
/// happened will be paid for, so one that is paid for is as good as new and may be forgotten.
class TokenBucket
{
public:
    /// Counts one; or says how long until there is room for one, and counts nothing.
    [[nodiscard]] std::optional<milliseconds> take(const Rate &rate, milliseconds now)
    {
        const auto early = wait(rate, now);
        if (!early && rate.isLimited())
            m_paid = std::max<std::chrono::nanoseconds>(m_paid, now) + rate.interval;
        return early;
    }
    /// How long until there is room for one; nothing where there is.
    [[nodiscard]] std::optional<milliseconds> wait(const Rate &rate, milliseconds now) const
    {
        const auto early = m_paid - now - rate.interval * (rate.burst - 1);
        if (!rate.isLimited() || early.count() <= 0)
            return std::nullopt;
        return std::chrono::ceil<milliseconds>(early);
    }
    [[nodiscard]] bool isAsNew(milliseconds now) const { return m_paid <= now; }

private:
    std::chrono::nanoseconds m_paid{};
};

} // namespace madang::server
