// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/standstill.h"
#include "tests/support/server/counter.h"

#include <QtTest>

#include <csignal>
#include <list>
#include <thread>

using namespace madang::server;
using namespace std::chrono_literals;

namespace
{

/// Threads that compute, in a time that stands until it is told to pass.
struct Scene {
    Standstill standstill;
    std::list<Counter> counters;

    explicit Scene(const StandingBudget &budget = {.slack = 60ms, .share = 4})
        : standstill({.budget = budget, .quiet = 6ms, .stretch = 0ms, .now = now})
    {
    }
    ~Scene()
    {
        standstill.release();
        pass(24h); // nobody stands any more, whatever a test left
    }
    Q_DISABLE_COPY_MOVE(Scene)

    Counter &work()
    {
        return counters.emplace_back([this](const auto &work) { standstill.run(work); });
    }
    /// Whether it works, is held, and so comes to stand.
    [[nodiscard]] bool holds(const Counter &counter)
    {
        if (!counter.moves())
            return false;
        standstill.hold();
        return comesToStand();
    }
    [[nodiscard]] bool comesToStand(int count = 1) const
    {
        return QTest::qWaitFor([this, count] { return standstill.standingCount() == count; });
    }
    /// Not once in some turns did it move or was it awake.
    [[nodiscard]] bool stands(const Counter &counter) const
    {
        constexpr int looks = 100;
        const auto before = counter.value();
        for (int i = 0; i < looks; ++i) {
            QCoreApplication::processEvents();
            std::this_thread::yield();
        }
        return counter.value() == before && standstill.standingCount() > 0;
    }
};

} // namespace

class StandstillTest : public QObject
{
    Q_OBJECT

private slots:
    void work_stands_still_while_it_is_held()
    {
        Scene scene;
        const Counter &counter = scene.work();

        QVERIFY(scene.holds(counter));

        QVERIFY(scene.stands(counter));
    }

    void it_goes_on_when_it_has_been_quiet_for_a_while()
    {
        Scene scene;
        const Counter &counter = scene.work();
        QVERIFY(scene.holds(counter));

        scene.standstill.release();
        pass(6ms - 1ns);
        QVERIFY(scene.stands(counter));
        pass(1ns);

        QVERIFY(counter.moves());
        QCOMPARE(scene.standstill.standingCount(), 0);
    }

    void each_release_begins_the_quiet_anew()
    {
        Scene scene;
        const Counter &counter = scene.work();
        QVERIFY(scene.holds(counter));

        scene.standstill.release();
        pass(4ms);
        scene.standstill.hold();
        scene.standstill.release();
        pass(4ms);
        QVERIFY(scene.stands(counter));
        pass(2ms);

        QVERIFY(counter.moves());
    }

    void it_is_held_again_and_again()
    {
        Scene scene;
        const Counter &counter = scene.work();

        for (int i = 0; i < 10; ++i) {
            QVERIFY(scene.holds(counter));
            QVERIFY(scene.stands(counter));
            scene.standstill.release();
            pass(6ms);
        }
    }

    void it_gets_on_though_it_is_held_when_it_has_stood_its_share()
    {
        Scene scene;
        const Counter &counter = scene.work();
        QVERIFY(scene.holds(counter));

        pass(60ms - 1ns);
        QVERIFY(scene.stands(counter));
        pass(1ns);
        QVERIFY(counter.moves());
        scene.standstill.hold(); // changes nothing, for it has not worked since

        QVERIFY(counter.moves());
        pass(10ms);
        scene.standstill.hold();
        QVERIFY(scene.comesToStand());
        pass(40ms - 1ns);
        QVERIFY(scene.stands(counter));
        pass(1ns);
        QVERIFY(counter.moves());
    }

    void work_that_begins_while_it_is_held_waits_at_its_start()
    {
        Scene scene;
        scene.standstill.hold();

        const Counter &counter = scene.work();
        QVERIFY(scene.comesToStand());
        QVERIFY(!counter.hasBegun());
        scene.standstill.release();
        pass(6ms);

        QVERIFY(counter.moves());
    }

    void a_thread_that_comes_when_all_places_are_taken_works_unheld()
    {
        Scene scene;
        const Counter &first = scene.work();
        const Counter &second = scene.work();
        QVERIFY(first.moves() && second.moves());
        const Counter &third = scene.work();
        QVERIFY(third.moves());

        scene.standstill.hold();

        QVERIFY(scene.comesToStand(2));
        QVERIFY(third.moves());
        QVERIFY(scene.stands(first) && scene.stands(second));
    }

    void a_place_is_free_again_after_the_work()
    {
        Scene scene;
        for (int i = 0; i < 10; ++i)
            std::thread([&scene] { scene.standstill.run([] {}); }).join();
        const Counter &counter = scene.work();

        QVERIFY(scene.holds(counter));

        QVERIFY(scene.stands(counter));
    }

    void a_thread_that_is_not_at_such_work_is_not_interrupted()
    {
        Scene scene;
        const Counter counter([&scene](const auto &work) {
            scene.standstill.run([] {});
            work();
        });
        QVERIFY(counter.moves());

        scene.standstill.hold();

        QVERIFY(counter.moves());
        QCOMPARE(scene.standstill.standingCount(), 0);
    }

    void a_signal_that_comes_too_late_changes_nothing()
    {
        Scene scene;
        scene.standstill.hold();
        errno = EDOM;

        const int sent = ::raise(SIGRTMIN);

        QCOMPARE(sent, 0);
        QCOMPARE(errno, EDOM);
        QCOMPARE(scene.standstill.standingCount(), 0);
    }

    void it_loses_no_hold_and_no_release_in_a_rush()
    {
        constexpr int rounds = 2'000;
        Scene scene({.slack = 1h, .share = 0});
        const Counter &first = scene.work();
        const Counter &second = scene.work();
        QVERIFY(first.moves() && second.moves());

        for (int i = 0; i < rounds; ++i) {
            scene.standstill.hold();
            scene.standstill.release();
            pass(6ms);
        }
        scene.standstill.hold();

        QVERIFY(scene.comesToStand(2));
        QVERIFY(scene.stands(first) && scene.stands(second));
        scene.standstill.release();
        pass(6ms);
        QVERIFY(first.moves() && second.moves());
    }
};

QTEST_GUILESS_MAIN(StandstillTest)
#include "tst_standstill.moc"
