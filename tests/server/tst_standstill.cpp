// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/standstill.h"

#include <QtTest>

#include <csignal>
#include <list>
#include <thread>

#include <sys/resource.h>

using namespace madang::server;
using namespace std::chrono_literals;

namespace
{

using std::chrono::nanoseconds;
using std::chrono::steady_clock;

/// The time, which only a test moves on. A signal's handler reads it.
std::atomic<steady_clock::time_point> clockTime{};

steady_clock::time_point now()
{
    return clockTime;
}

void pass(nanoseconds time)
{
    clockTime = now() + time;
}

/// How often this thread has let go of its processor.
long pauses()
{
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nvcsw;
}

/// A thread that counts until its end.
class Counter
{
public:
    /// Runs as `doing` lets it.
    explicit Counter(const std::function<void(const std::function<void()> &work)> &doing)
        : m_thread([this, doing] { doing([this] { count(); }); })
    {
    }
    ~Counter()
    {
        m_isEnding = true;
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(Counter)

    /// Goes on from where it is now.
    [[nodiscard]] bool moves() const
    {
        const auto before = m_count.load();
        return QTest::qWaitFor([this, before] { return m_count > before; });
    }
    [[nodiscard]] bool hasBegun() const { return m_count > 0; }
    [[nodiscard]] quint64 value() const { return m_count; }

private:
    void count()
    {
        while (!m_isEnding)
            ++m_count;
    }

    std::atomic<quint64> m_count = 0;
    std::atomic<bool> m_isEnding = false;
    std::thread m_thread; // last: it uses the others
};

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

    void who_works_lets_others_go_first_again_and_again()
    {
        Standstill standstill;
        bool hasPaused = false;
        std::thread([&] {
            standstill.run([&] {
                const QDeadlineTimer patience(30s);
                const long before = pauses();
                while (pauses() < before + 10 && !patience.hasExpired()) {
                }
                hasPaused = pauses() >= before + 10;
            });
        }).join();

        QVERIFY(hasPaused);
    }

    void it_gets_on_though_each_breath_takes_longer_than_a_stretch()
    {
        Standstill standstill({.stretch = 100us, .sleep = [](nanoseconds) { sleepFor(1ms); }});
        const Counter counter([&standstill](const auto &work) { standstill.run(work); });

        for (int i = 0; i < 20; ++i)
            QVERIFY(counter.moves());
    }

    void to_draw_breath_earns_no_standing()
    {
        static constexpr nanoseconds breath = 20us;
        static std::atomic<int> breaths;
        const auto sleep = [](nanoseconds time) {
            breaths += time == breath ? 1 : 0;
            pass(time);
        };
        Standstill standstill({.stretch = 100us, .breath = breath, .now = now, .sleep = sleep});
        standstill.hold();
        const Counter counter([&standstill](const auto &work) { standstill.run(work); });
        QVERIFY(counter.moves()); // it has stood its share
        const int before = breaths;
        const auto start = now();

        QVERIFY(QTest::qWaitFor([before] { return breaths > before + 10; }));

        const nanoseconds passed = now() - start;
        QVERIFY(passed <= (breaths - before) * breath);
    }

    void no_longer_when_the_work_is_done()
    {
        Standstill standstill;
        int heard = 0;
        std::thread([&] {
            standstill.run([] {});
            sigset_t only{};
            ::sigemptyset(&only);
            ::sigaddset(&only, SIGRTMIN);
            ::pthread_sigmask(SIG_BLOCK, &only, nullptr);
            constexpr timespec tenStretches{.tv_sec = 0, .tv_nsec = 5'000'000};
            heard = ::sigtimedwait(&only, nullptr, &tenStretches);
        }).join();

        QCOMPARE(heard, -1);
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
