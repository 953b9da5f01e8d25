// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/clock.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace madang::tests
{

/// A clock whose hands the test turns, and the alarms that hang on it.
class FakeTime final : public client::Clock, public client::Alarms
{
public:
    using milliseconds = std::chrono::milliseconds;

    [[nodiscard]] milliseconds now() const override { return m_steady + m_ahead; }
    [[nodiscard]] milliseconds steady() const override { return m_steady; }
    [[nodiscard]] std::unique_ptr<client::Alarm> make() override
    {
        auto alarm = std::make_unique<FakeAlarm>(*this);
        m_alarms.push_back(alarm.get());
        return alarm;
    }

    /// Time passes; what rings on the way rings in its order and may set other alarms.
    void pass(milliseconds time)
    {
        const auto end = m_steady + time;
        while (FakeAlarm *next = nextBefore(end)) {
            m_steady = *next->at;
            next->ringNow();
        }
        m_steady = end;
    }
    /// The machine sleeps: only the wall clock goes on.
    void sleep(milliseconds time) { m_ahead += time; }

private:
    class FakeAlarm final : public client::Alarm
    {
    public:
        explicit FakeAlarm(FakeTime &time)
            : m_time(time)
        {
        }
        ~FakeAlarm() override { std::erase(m_time.m_alarms, this); }
        void set(milliseconds in, std::function<void()> ring) override
        {
            at = m_time.m_steady + in;
            m_ring = std::move(ring);
        }
        void cancel() override { at.reset(); }
        void ringNow()
        {
            at.reset();
            const auto ring = std::exchange(m_ring, {});
            ring();
        }

        std::optional<milliseconds> at;

    private:
        FakeTime &m_time;
        std::function<void()> m_ring;
    };

    [[nodiscard]] FakeAlarm *nextBefore(milliseconds end) const
    {
        FakeAlarm *next = nullptr;
        for (auto *alarm : m_alarms) {
            if (alarm->at && *alarm->at <= end && (!next || *alarm->at < *next->at))
                next = alarm;
        }
        return next;
    }

    milliseconds m_steady{1'000'000};
    milliseconds m_ahead{1'700'000'000'000};
    std::vector<FakeAlarm *> m_alarms;
};

} // namespace madang::tests
