// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>

namespace madang::client
{

using std::chrono::milliseconds;

/// How fast the server takes what one user sends: as fast as it answers, until it says too_many with a time. From then
/// on one at a time with a gap that grows by what it says, so that a long queue costs a few refusals and not one a
/// message. All times are Clock::steady().
class Pace
{
public:
    static constexpr milliseconds quiet{5'000}; ///< after which the gap is forgotten

    /// How long the next one has to wait.
    [[nodiscard]] milliseconds wait(milliseconds now) const;
    void sent(milliseconds now);
    void taken(milliseconds sentAt);
    void refused(milliseconds sentAt, milliseconds now, milliseconds after);

private:
    milliseconds m_gap{};                      ///< between two; zero: none is known to be needed
    milliseconds m_next{};                     ///< when the next one may go
    std::optional<milliseconds> m_lastTaken{}; ///< when the newest that was taken had been sent
};

} // namespace madang::client
