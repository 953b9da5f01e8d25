// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/outbox/changesender.h"
#include "tests/support/faketime.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace madang::tests
{

/// A server some way off that takes a burst and then one in each interval, as ours does by default, and says to all
/// others when to try again.
class RationingSender final : public client::ChangeSender
{
public:
    using milliseconds = std::chrono::milliseconds;

    RationingSender(FakeTime &time, milliseconds oneWay)
        : m_time(time)
        , m_oneWay(oneWay)
    {
    }

    void send(const client::OwnCommand &command, Answered answered) override
    {
        auto there = m_time.make();
        auto *const alarm = there.get();
        m_alarms.push_back(std::move(there));
        alarm->set(m_oneWay, [this, command, answered = std::move(answered)] { arrived(command, answered); });
    }

    /// What was taken, in its order.
    [[nodiscard]] const QList<client::OwnCommand> &taken() const { return m_taken; }
    [[nodiscard]] int refusals() const { return m_refusals; }
    /// Another device of the same user sends something.
    void takeAnother() { m_paid = std::max(m_paid, m_time.steady()) + interval; }

    static constexpr int burst = 60;
    static constexpr milliseconds interval{100};

private:
    void arrived(const client::OwnCommand &command, const Answered &answered)
    {
        const milliseconds early = m_paid - m_time.steady() - interval * (burst - 1);
        Expected<qint64, Error> answer = m_taken.size() + 1;
        if (early > milliseconds::zero()) {
            ++m_refusals;
            answer = Unexpected(Error{.code = ErrorCode::TooMany, .text = QStringLiteral("slowly"), .after = early});
        } else {
            takeAnother();
            m_taken.append(command);
        }
        auto back = m_time.make();
        auto *const alarm = back.get();
        m_alarms.push_back(std::move(back));
        alarm->set(m_oneWay, [answered, answer] { answered(answer); });
    }

    FakeTime &m_time;
    milliseconds m_oneWay;
    milliseconds m_paid{};
    std::deque<std::unique_ptr<client::Alarm>> m_alarms;
    QList<client::OwnCommand> m_taken;
    int m_refusals = 0;
};

} // namespace madang::tests
