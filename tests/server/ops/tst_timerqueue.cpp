// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/timerqueue.h"

#include <QTest>

namespace madang::server
{

using namespace std::chrono_literals;

/// The order in which an event loop's timers are due, without a loop and without a clock.
class TimerQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_earliest_is_due_first_and_none_before_its_time()
    {
        TimerQueue queue;
        queue.add(1, 30ms, Qt::PreciseTimer, this, 0ms);
        queue.add(2, 10ms, Qt::PreciseTimer, this, 0ms);
        queue.add(3, 20ms, Qt::CoarseTimer, this, 0ms);

        QCOMPARE(queue.due(9ms), std::vector<int>{});
        QCOMPARE(queue.due(20ms), (std::vector<int>{2, 3}));
        QCOMPARE(queue.untilFirst(4ms), std::optional<TimerQueue::Moment>(6ms));
        QCOMPARE(queue.untilFirst(40ms), std::optional<TimerQueue::Moment>(0ms));
        QCOMPARE(queue.remaining(1, 4ms), std::optional<TimerQueue::Moment>(26ms));
        QCOMPARE(queue.remaining(9, 4ms), std::optional<TimerQueue::Moment>());
        QCOMPARE(TimerQueue().untilFirst(0ms), std::optional<TimerQueue::Moment>());
    }

    void a_timer_keeps_its_beat_and_skips_what_it_missed()
    {
        TimerQueue queue;
        queue.add(1, 10ms, Qt::PreciseTimer, this, 0ms);

        QCOMPARE(queue.begin(1, 13ms), this);
        queue.end(1, 14ms);
        QCOMPARE(queue.untilFirst(14ms), std::optional<TimerQueue::Moment>(6ms));

        QCOMPARE(queue.begin(1, 95ms), this);
        queue.end(1, 95ms);
        QCOMPARE(queue.untilFirst(95ms), std::optional<TimerQueue::Moment>(10ms));
    }

    void a_timer_whose_handler_still_runs_is_not_due()
    {
        TimerQueue queue;
        queue.add(1, 0ms, Qt::PreciseTimer, this, 0ms);
        QCOMPARE(queue.begin(1, 5ms), this);

        QCOMPARE(queue.due(50ms), std::vector<int>{});
        QCOMPARE(queue.begin(1, 50ms), nullptr);
        queue.end(1, 50ms);
        QCOMPARE(queue.due(50ms), std::vector<int>{1});
    }

    void a_handler_may_remove_its_timer_and_start_another_with_its_number()
    {
        TimerQueue queue;
        queue.add(1, 10ms, Qt::PreciseTimer, this, 0ms);
        QCOMPARE(queue.begin(1, 10ms), this);
        QVERIFY(queue.remove(1));
        queue.add(1, 50ms, Qt::PreciseTimer, this, 10ms);

        queue.end(1, 10ms);

        QCOMPARE(queue.untilFirst(10ms), std::optional<TimerQueue::Moment>(50ms));
        QCOMPARE(queue.begin(1, 20ms), nullptr);
        QVERIFY(!queue.remove(2));
    }

    void an_objects_timers_go_with_it()
    {
        TimerQueue queue;
        QObject other;
        queue.add(1, 10ms, Qt::PreciseTimer, this, 0ms);
        queue.add(2, 20ms, Qt::CoarseTimer, &other, 0ms);
        queue.add(3, 30ms, Qt::VeryCoarseTimer, this, 0ms);
        QCOMPARE(queue.of(this).size(), 2);

        QVERIFY(queue.removeAllOf(this));

        QVERIFY(!queue.removeAllOf(this));
        QCOMPARE(queue.due(10s), std::vector<int>{2});
    }

    void a_very_coarse_timer_is_due_at_a_full_second()
    {
        TimerQueue queue;
        queue.add(1, 2'000ms, Qt::VeryCoarseTimer, this, 300ms);
        QCOMPARE(queue.untilFirst(0ms), std::optional<TimerQueue::Moment>(3'000ms));
    }
};

} // namespace madang::server

QTEST_APPLESS_MAIN(madang::server::TimerQueueTest)
#include "tst_timerqueue.moc"
