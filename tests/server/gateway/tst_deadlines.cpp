// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/deadlines.h"
#include "tests/support/server/fakeclock.h"

#include <QTest>

#include <memory>

namespace madang::server
{

using namespace std::chrono_literals;

/// The timing wheel of the connections' deadlines.
class DeadlinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fires_once_and_never_early()
    {
        int fired = 0;
        Deadline deadline;
        m_deadlines.start(deadline, 10s, [&] { ++fired; });

        passInTicks(9'999ms);
        QCOMPARE(fired, 0);
        passInTicks(Deadlines::tick);
        QCOMPARE(fired, 1);
        QVERIFY(!deadline.isRunning());
        passInTicks(60s);
        QCOMPARE(fired, 1);
    }

    void a_stopped_or_destroyed_deadline_does_nothing()
    {
        int fired = 0;
        Deadline stopped;
        auto destroyed = std::make_unique<Deadline>();
        m_deadlines.start(stopped, 1s, [&] { ++fired; });
        m_deadlines.start(*destroyed, 1s, [&] { ++fired; });

        stopped.stop();
        destroyed.reset();
        passInTicks(5s);

        QCOMPARE(fired, 0);
    }

    void starting_again_starts_over()
    {
        int fired = 0;
        Deadline deadline;
        m_deadlines.start(deadline, 1s, [&] { ++fired; });
        passInTicks(900ms);

        m_deadlines.start(deadline, 1s, [&] { ++fired; });
        passInTicks(900ms);
        QCOMPARE(fired, 0);
        passInTicks(200ms);
        QCOMPARE(fired, 1);
    }

    void longer_than_a_turn_of_the_wheel()
    {
        int fired = 0;
        Deadline deadline;
        m_deadlines.start(deadline, 100s, [&] { ++fired; });

        passInTicks(99s);
        QCOMPARE(fired, 0);
        passInTicks(1'100ms);
        QCOMPARE(fired, 1);
    }

    void nothing_is_missed_when_time_jumps()
    {
        int fired = 0;
        std::array<Deadline, 400> deadlines;
        milliseconds delay = 0ms;
        for (Deadline &deadline : deadlines)
            m_deadlines.start(deadline, delay += 97ms, [&] { ++fired; });

        m_clock.pass(60min);
        m_deadlines.advance();

        QCOMPARE(fired, 400);
    }

    void who_fires_may_end_the_others_and_itself()
    {
        int fired = 0;
        auto first = std::make_unique<Deadline>();
        auto second = std::make_unique<Deadline>();
        const auto endBoth = [&] {
            ++fired;
            first.reset();
            second.reset();
        };
        m_deadlines.start(*first, 1s, endBoth);
        m_deadlines.start(*second, 1s, endBoth);

        passInTicks(2s);

        QCOMPARE(fired, 1);
    }

    void who_fires_may_start_itself_again()
    {
        int fired = 0;
        Deadline deadline;
        std::function<void()> again = [&] {
            ++fired;
            m_deadlines.start(deadline, 1s, again);
        };
        m_deadlines.start(deadline, 1s, again);

        passInTicks(5'500ms);

        QVERIFY2(fired == 4 || fired == 5, qPrintable(QString::number(fired)));
    }

private:
    void passInTicks(milliseconds time)
    {
        for (milliseconds step = 0ms; step < time; step += Deadlines::tick) {
            m_clock.pass(std::min(Deadlines::tick, time - step));
            m_deadlines.advance();
        }
    }

    FakeClock m_clock;
    Deadlines m_deadlines{m_clock};
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::DeadlinesTest)
#include "tst_deadlines.moc"
