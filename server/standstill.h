// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/standingbudget.h"

#include <array>
#include <atomic>
#include <functional>

namespace madang::server
{

/// Of less than a second; at least that long.
void sleepFor(std::chrono::nanoseconds time);

/// When a Standstill lets go.
struct StandstillPace {
    StandingBudget budget{};
    std::chrono::nanoseconds quiet = std::chrono::milliseconds(6); ///< that follows the last release
    /// Who works draws breath after so long; never at 0.
    std::chrono::nanoseconds stretch = std::chrono::microseconds(500);
    std::chrono::nanoseconds breath = std::chrono::microseconds(20); ///< how long it lets go of its processor then
    /// These are called by a signal's handler.
    std::chrono::steady_clock::time_point (*now)() = std::chrono::steady_clock::now;
    void (*sleep)(std::chrono::nanoseconds time) = sleepFor;
};

/// Makes computing stand still while the conversation moves. A thread that computes costs the others more than its
/// priority says: it keeps its processor until its slice is over, and a processor that is never idle takes over nothing
/// that waits for another. So it gets a signal whose handler sleeps:
///
///     Free -> Taken -> Working -> Asked -> Standing -> Working -> Free
///                         hold(): signal   handler: sleeps until it may go on
///
/// Also while nobody holds it, it sleeps for a moment again and again: who has been woken on the same processor,
/// perhaps the one who would hold, may else wait for the kernel's next tick, 4 ms.
///
/// Elsewhere than on Linux, work is simply done.
class Standstill
{
public:
    explicit Standstill(const StandstillPace &pace = {});
    Standstill(const Standstill &) = delete;
    Standstill &operator=(const Standstill &) = delete;

    /// From now on work stands still; for the one thread that also calls release().
    void hold();
    /// It may go on when it has been quiet for a while.
    void release();

    /// Does `work`, in any thread, so that it can be made to stand still wherever it is: it may only compute. A lock
    /// that it held, and be it that of malloc, would stop those whom it stands still for. Who comes when all places are
    /// taken works unheld.
    void run(const std::function<void()> &work);

    [[nodiscard]] int standingCount() const;

private:
    using TimePoint = std::chrono::steady_clock::time_point;
    class Metronome;
    enum class State { Free, Taken, Working, Asked, Standing };

    /// One who works. What is no atomic is only touched by its own thread and the handler that interrupts it.
    struct Place {
        std::atomic<State> state = State::Free;
        std::atomic<int> thread = 0;
        Standstill *standstill = nullptr;
        const Metronome *metronome = nullptr;
        TimePoint began{};
        std::chrono::nanoseconds stood{};
    };

    static constexpr size_t placeCount = 2;

    static void onSignal(int number);
    Place *take();
    void standStill(Place &place) const;
    /// How long somebody who stands since then still has to; not above zero: goes on.
    [[nodiscard]] std::chrono::nanoseconds rest(const Place &place, TimePoint since) const;

    static thread_local constinit std::atomic<Place *> ownPlace;

    const StandstillPace m_pace;
    std::array<Place, placeCount> m_places;
    std::atomic<bool> m_isHeld = false;
    std::atomic<TimePoint> m_quietUntil = TimePoint{};
};

} // namespace madang::server
