// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/slowdown.h"

#include "tests/support/server/fakeclock.h"

#include <QtTest>

using namespace madang::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Guessing gets slow, and nobody is locked out.
class SlowDownTest : public QObject
{
    Q_OBJECT

private slots:
    void from_the_third_failure_on_each_wait_is_twice_the_one_before()
    {
        FakeClock clock;
        SlowDown slowDown(clock);
        for (const auto wait : {0s, 0s, 1s, 2s, 4s, 8s, 16s, 32s, 64s, 128s, 256s, 512s, 900s, 900s, 900s}) {
            QVERIFY(!slowDown.begin(u"ann"_s));
            slowDown.failed(u"ann"_s);
            if (wait == 0s)
                continue;

            QCOMPARE(slowDown.begin(u"ann"_s), std::optional<milliseconds>(wait));
            clock.pass(wait - 1ms);
            QCOMPARE(slowDown.begin(u"ann"_s), std::optional<milliseconds>(1ms));
            clock.pass(1ms);
        }
    }

    void asking_too_early_makes_it_no_longer()
    {
        FakeClock clock;
        SlowDown slowDown(clock);
        fail(slowDown, 3);
        for (int i = 0; i < 100; ++i)
            QVERIFY(slowDown.begin(u"ann"_s));

        clock.pass(1s);

        QVERIFY(!slowDown.begin(u"ann"_s));
    }

    void one_try_is_looked_at_at_a_time()
    {
        FakeClock clock;
        SlowDown slowDown(clock);
        fail(slowDown, 3);
        clock.pass(1s);
        QVERIFY(!slowDown.begin(u"ann"_s));

        QCOMPARE(slowDown.begin(u"ann"_s), std::optional<milliseconds>(SlowDown::least));
        slowDown.undecided(u"ann"_s);
        QVERIFY(!slowDown.begin(u"ann"_s));
    }

    void tries_that_were_under_way_together_count_once()
    {
        FakeClock clock;
        SlowDown slowDown(clock);
        fail(slowDown, 34);

        QCOMPARE(slowDown.begin(u"ann"_s), std::optional<milliseconds>(1s));
    }

    void the_right_password_and_an_hour_wipe_it_out()
    {
        FakeClock clock;
        SlowDown slowDown(clock);
        fail(slowDown, 3);
        clock.pass(1s);
        slowDown.succeeded(u"ann"_s);
        fail(slowDown, 2);
        QVERIFY(!slowDown.begin(u"ann"_s));

        fail(slowDown, 1);
        clock.pass(1s + SlowDown::forgottenAfter);
        fail(slowDown, 2);

        QVERIFY(!slowDown.begin(u"ann"_s));
    }

    void who_comes_from_elsewhere_is_looked_at_though_somebody_takes_every_try()
    {
        FakeClock clock;
        SlowDown slowDown(clock);
        fail(slowDown, 3, u"guesser"_s);
        for (int i = 0; i < 10; ++i) {
            clock.pass(slowDown.begin(u"ann"_s, u"guesser"_s).value_or(0s));
            QVERIFY(!slowDown.begin(u"ann"_s, u"guesser"_s));
            slowDown.failed(u"ann"_s, u"guesser"_s);
        }

        QCOMPARE(slowDown.begin(u"ann"_s, u"guesser"_s), std::optional<milliseconds>(900s));
        QVERIFY(!slowDown.begin(u"ann"_s, u"home"_s));
        clock.pass(900s);
        QVERIFY(!slowDown.begin(u"ann"_s, u"guesser"_s));
        QVERIFY(slowDown.begin(u"ann"_s, u"guesser"_s)); // one is under way
        QVERIFY(!slowDown.begin(u"ann"_s, u"work"_s));
    }

    void one_address_has_one_such_try()
    {
        FakeClock clock;
        SlowDown slowDown(clock);
        fail(slowDown, 2, u"home"_s);
        fail(slowDown, 1, u"guesser"_s);
        QVERIFY(slowDown.begin(u"ann"_s, u"home"_s));
        QVERIFY(slowDown.begin(u"ann"_s));

        QVERIFY(!slowDown.begin(u"ann"_s, u"work"_s));
        QVERIFY(slowDown.begin(u"ann"_s, u"work"_s)); // at the same time
        slowDown.failed(u"ann"_s, u"work"_s);
        QVERIFY(slowDown.begin(u"ann"_s, u"work"_s));
        clock.pass(1s);
        QVERIFY(!slowDown.begin(u"ann"_s, u"train"_s)); // the one after the wait
        QVERIFY(slowDown.begin(u"ann"_s, u"train"_s));
        slowDown.failed(u"ann"_s, u"train"_s);

        QVERIFY(slowDown.begin(u"ann"_s, u"train"_s));
    }

    void a_try_beside_the_wait_makes_it_no_longer()
    {
        FakeClock clock;
        SlowDown slowDown(clock);
        fail(slowDown, 3, u"guesser"_s);
        QVERIFY(!slowDown.begin(u"ann"_s, u"home"_s));

        slowDown.failed(u"ann"_s, u"home"_s);

        QCOMPARE(slowDown.begin(u"ann"_s, u"home"_s), std::optional<milliseconds>(1s));
        clock.pass(1s);
        QVERIFY(!slowDown.begin(u"ann"_s, u"home"_s));
        slowDown.failed(u"ann"_s, u"home"_s);
        QCOMPARE(slowDown.begin(u"ann"_s, u"home"_s), std::optional<milliseconds>(2s));
    }

    void a_guesser_of_many_addresses_gains_no_more_than_twenty_tries()
    {
        FakeClock clock;
        SlowDown slowDown(clock);
        fail(slowDown, 3);

        QCOMPARE(triesOfMany(slowDown), SlowDown::freshAddressesMost);
        QCOMPARE(slowDown.begin(u"ann"_s, u"home"_s), std::optional<milliseconds>(1s));
        clock.pass(1s);
        QCOMPARE(triesOfMany(slowDown), 1); // as anybody's after the wait

        clock.pass(2s + SlowDown::forgottenAfter);
        fail(slowDown, 3);
        QCOMPARE(triesOfMany(slowDown), SlowDown::freshAddressesMost);
        slowDown.succeeded(u"ann"_s);
        fail(slowDown, 3);
        QCOMPARE(triesOfMany(slowDown), SlowDown::freshAddressesMost);
    }

    void a_busy_house_gives_the_try_back()
    {
        FakeClock clock;
        SlowDown slowDown(clock);
        fail(slowDown, 3, u"guesser"_s);
        for (int i = 0; i < 2 * SlowDown::freshAddressesMost; ++i) {
            QVERIFY(!slowDown.begin(u"ann"_s, u"home"_s));
            slowDown.undecided(u"ann"_s, u"home"_s);
        }
        clock.pass(1s);
        QVERIFY(!slowDown.begin(u"ann"_s, u"guesser"_s));
        QVERIFY(!slowDown.begin(u"ann"_s, u"home"_s));

        slowDown.undecided(u"ann"_s, u"home"_s);

        QVERIFY(slowDown.begin(u"ann"_s, u"guesser"_s)); // whose one try is still under way
        slowDown.undecided(u"ann"_s, u"guesser"_s);
        QVERIFY(!slowDown.begin(u"ann"_s, u"guesser"_s));
        QVERIFY(!slowDown.begin(u"ann"_s, u"home"_s));
        slowDown.failed(u"ann"_s, u"home"_s);
        slowDown.undecided(u"ann"_s, u"guesser"_s);
        clock.pass(2s);
        QVERIFY(!slowDown.begin(u"ann"_s, u"home"_s));
        slowDown.undecided(u"ann"_s, u"home"_s); // the one after the wait
        QVERIFY(!slowDown.begin(u"ann"_s, u"guesser"_s));
        QVERIFY(slowDown.begin(u"ann"_s, u"home"_s));
    }

    void it_holds_so_many_accounts_and_forgets_the_oldest()
    {
        FakeClock clock;
        SlowDown slowDown(clock);
        fail(slowDown, 3);
        for (int i = 0; i < SlowDown::remembered - 1; ++i)
            slowDown.failed(QString::number(i));
        QVERIFY(slowDown.begin(u"ann"_s));

        for (int i = 0; i < 3 * SlowDown::remembered; ++i)
            slowDown.failed(QString::number(i));

        QCOMPARE(slowDown.size(), SlowDown::remembered);
        QVERIFY(!slowDown.begin(u"ann"_s));
    }

private:
    static void fail(SlowDown &slowDown, int times, const QString &from = {})
    {
        for (int i = 0; i < times; ++i)
            slowDown.failed(u"ann"_s, from);
    }
    /// How many of a thousand guesses from other addresses each are looked at.
    [[nodiscard]] static int triesOfMany(SlowDown &slowDown)
    {
        int tries = 0;
        for (int i = 0; i < 1'000; ++i) {
            const QString from = QString::number(i);
            if (slowDown.begin(u"ann"_s, from))
                continue;
            ++tries;
            slowDown.failed(u"ann"_s, from);
        }
        return tries;
    }
};

QTEST_GUILESS_MAIN(SlowDownTest)
#include "tst_slowdown.moc"
