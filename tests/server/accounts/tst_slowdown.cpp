// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/slowdown.h"

#include "tests/support/server/accounthouse.h"

#include <QtTest>

using namespace madang;
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

    // At the door.

    void a_guesser_waits_and_the_right_password_after_the_wait_lets_in()
    {
        AccountHouse house;
        const auto ann = house.guest(house.owner(), u"Ann"_s, u"long enough"_s);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(house.login({.name = u"ann"_s, .password = u"a bad guess"_s}).error().code,
                     ErrorCode::Unauthorized);
        const int looked = house.hasher.verified();

        const auto early = house.login({.name = u"ＡＮＮ"_s, .password = u"long enough"_s});

        QCOMPARE(early.error().code, ErrorCode::TooMany);
        QCOMPARE(early.error().after, std::optional<milliseconds>(1s));
        QCOMPARE(house.hasher.verified(), looked);
        QVERIFY(house.accounts.identify(ann.token)); // who is in stays in
        house.clock.pass(1s);
        QVERIFY(house.login({.name = u"Ann"_s, .password = u"long enough"_s}));
        QCOMPARE(house.login({.name = u"Ann"_s, .password = u"a bad guess"_s}).error().code, ErrorCode::Unauthorized);
    }

    void a_name_that_nobody_has_is_treated_no_differently()
    {
        AccountHouse house;
        const auto owner = house.owner();
        (void)house.guest(owner, u"Ann"_s, u"long enough"_s);
        (void)house.guest(owner, u"Bob"_s);

        for (int i = 0; i < 12; ++i) {
            const auto wrong = house.login({.name = u"Ann"_s, .password = u"a bad guess"_s});
            const auto without = house.login({.name = u"Bob"_s, .password = u"a bad guess"_s});
            const auto unknown = house.login({.name = u"Nobody"_s, .password = u"a bad guess"_s});
            QCOMPARE(without.error(), wrong.error());
            QCOMPARE(unknown.error(), wrong.error());
            house.clock.pass(700ms);
        }
    }

    void others_are_not_slowed_down()
    {
        AccountHouse house;
        (void)house.guest(house.owner(), u"Ann"_s, u"long enough"_s);
        for (int i = 0; i < 10; ++i)
            (void)house.login({.name = u"Bob"_s, .password = u"a bad guess"_s});

        QVERIFY(house.login({.name = u"Ann"_s, .password = u"long enough"_s}));
    }

    void a_busy_house_is_nobodys_failure()
    {
        AccountHouse house;
        (void)house.guest(house.owner(), u"Ann"_s, u"long enough"_s);
        for (int i = 0; i < 3; ++i)
            (void)house.login({.name = u"Ann"_s, .password = u"a bad guess"_s});
        house.clock.pass(1s);
        house.hasher.setLoad(FakeHasher::Load::Full);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(house.login({.name = u"Ann"_s, .password = u"long enough"_s}).error().code,
                     ErrorCode::Unavailable);
        house.hasher.setLoad(FakeHasher::Load::Fine);

        QVERIFY(house.login({.name = u"Ann"_s, .password = u"long enough"_s}));
    }

    void guessing_the_old_password_is_as_slow()
    {
        AccountHouse house;
        const auto ann = house.guest(house.owner(), u"Ann"_s, u"long enough"_s);
        const SetPassword guess{.oldPassword = u"a bad guess"_s, .newPassword = u"something new"_s};
        for (int i = 0; i < 3; ++i)
            QCOMPARE(house.ask(ann, guess).error().code, ErrorCode::Forbidden);

        const auto refused = house.ask(ann, guess);

        QCOMPARE(refused.error().code, ErrorCode::TooMany);
        QCOMPARE(refused.error().after, std::optional<milliseconds>(1s));
        QVERIFY(house.login({.name = u"Ann"_s, .password = u"long enough"_s})); // another door
        house.clock.pass(1s);
        QVERIFY(house.ask(ann, SetPassword{.oldPassword = u"long enough"_s, .newPassword = u"something new"_s}));
    }

private:
    static void fail(SlowDown &slowDown, int times)
    {
        for (int i = 0; i < times; ++i)
            slowDown.failed(u"ann"_s);
    }
};

QTEST_GUILESS_MAIN(SlowDownTest)
#include "tst_slowdown.moc"
