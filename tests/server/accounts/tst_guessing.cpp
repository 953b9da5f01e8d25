// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/accounthouse.h"

#include <QtTest>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The slow-down at the doors where passwords are asked for.
class GuessingTest : public QObject
{
    Q_OBJECT

private slots:
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

    void who_comes_from_elsewhere_is_let_in_beside_a_guesser()
    {
        AccountHouse house;
        (void)house.guest(house.owner(), u"Ann"_s, u"long enough"_s);
        for (int i = 0; i < 3; ++i)
            (void)house.login({.name = u"Ann"_s, .password = u"a bad guess"_s}, u"192.0.2.1"_s);
        const LoginRequest right{.name = u"Ann"_s, .password = u"long enough"_s};
        QCOMPARE(house.login(right, u"192.0.2.1"_s).error().code, ErrorCode::TooMany);
        house.hasher.setLoad(FakeHasher::Load::Full);
        QCOMPARE(house.login(right, u"192.0.2.2"_s).error().code, ErrorCode::Unavailable);
        house.hasher.setLoad(FakeHasher::Load::Fine);
        const LoginRequest mistyped{.name = u"Ann"_s, .password = u"long enuogh"_s};
        QCOMPARE(house.login(mistyped, u"192.0.2.3"_s).error().code, ErrorCode::Unauthorized);
        QCOMPARE(house.login(right, u"192.0.2.3"_s).error().code, ErrorCode::TooMany);

        QVERIFY(house.login(right, u"192.0.2.2"_s));

        QVERIFY(house.login(right, u"192.0.2.1"_s)); // all is forgotten
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
};

QTEST_GUILESS_MAIN(GuessingTest)
#include "tst_guessing.moc"
