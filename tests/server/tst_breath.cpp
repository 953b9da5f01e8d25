// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/standstill.h"
#include "tests/support/server/counter.h"

#include <QDeadlineTimer>
#include <QTest>

#include <csignal>
#include <thread>

#include <sys/resource.h>

using namespace madang::server;
using namespace std::chrono_literals;

namespace
{

using std::chrono::nanoseconds;

/// How often this thread has let go of its processor.
long pauses()
{
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nvcsw;
}

} // namespace

/// What computes lets go of its processor also while nobody holds it.
class BreathTest : public QObject
{
    Q_OBJECT

private slots:
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
};

QTEST_GUILESS_MAIN(BreathTest)
#include "tst_breath.moc"
