// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/accounthouse.h"

#include <QtTest>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;

class SigningInTest : public QObject
{
    Q_OBJECT

private slots:
    void a_name_and_its_password_let_in()
    {
        AccountHouse house;
        const auto ann = house.guest(house.owner(), u"Ann"_s, u"long enough"_s);

        const auto again = house.login({.name = u"ANN"_s, .password = u"long enough"_s, .device = u"phone"_s});

        QCOMPARE(again->user, ann.user);
        QVERIFY(again->token != ann.token);
        QCOMPARE(house.accounts.identify(again->token)->user, ann.user.id);
        QCOMPARE(house.people.enrolled().size(), 2); // nobody is new
    }

    void whatever_is_wrong_has_one_text_and_one_price()
    {
        AccountHouse house;
        const auto owner = house.owner();
        (void)house.guest(owner, u"Ann"_s, u"long enough"_s);
        (void)house.guest(owner, u"Bob"_s);

        for (const auto &request : {LoginRequest{.name = u"Ann"_s, .password = u"something else"_s},
                                    LoginRequest{.name = u"Bob"_s, .password = u"something"_s},
                                    LoginRequest{.name = u"Nobody"_s, .password = u"something"_s}}) {
            const int before = house.hasher.verified();

            const auto refused = house.login(request);

            QCOMPARE(refused.error(), (Error{ErrorCode::Unauthorized, u"wrong name or password"_s}));
            QCOMPARE(house.hasher.verified(), before + 1);
        }
    }

    void a_hash_of_former_days_is_renewed_with_the_sign_in()
    {
        AccountHouse house;
        const auto ann = house.guest(house.owner(), u"Ann"_s);
        const auto stored =
            answerTo<void>([&](auto then) { house.log.setPassword(ann.user.id, u"old:secret"_s, then); });
        QVERIFY(stored && house.accounts.load());

        QVERIFY(house.login({.name = u"Ann"_s, .password = u"secret"_s}));

        QTRY_COMPARE(house.log.loadAccounts()->passwords.value(ann.user.id), u"new:secret"_s);
        QVERIFY(house.login({.name = u"Ann"_s, .password = u"secret"_s}));
    }

    void a_password_that_changes_meanwhile_counts_at_once()
    {
        AccountHouse house;
        const auto ann = house.guest(house.owner(), u"Ann"_s, u"first one"_s);
        const Awaited<AccountReply> changed;
        const Awaited<SignedIn> late;
        house.accounts.carryOut({.from = *house.accounts.identify(ann.token),
                                 .role = Role::Member,
                                 .command = SetPassword{.oldPassword = u"first one"_s, .newPassword = u"second one"_s}},
                                changed.then());

        // Asked again and again, also in the turns in which the password changes.
        while (!changed.isThere()) {
            house.accounts.login({.name = u"Ann"_s, .password = u"first one"_s}, {}, late.then());
            QCoreApplication::processEvents();
        }

        QVERIFY(changed.wait());
        const auto refused = house.login({.name = u"Ann"_s, .password = u"first one"_s});
        QCOMPARE(refused.error().code, ErrorCode::Unauthorized);
        const auto kept = house.log.loadAccounts();
        for (const auto &device : kept->devices) {
            const bool isOwn = device.id == house.accounts.identify(ann.token)->device;
            QVERIFY(device.user != ann.user.id || isOwn || house.people.signedOut().contains(device.id));
        }
    }

    void who_signs_out_is_out_and_the_hub_hears_it()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto device = house.accounts.identify(owner.token)->device;

        QVERIFY(house.logout(owner.token));

        QVERIFY(!house.accounts.identify(owner.token));
        QCOMPARE(house.people.signedOut(), QList<DeviceId>{device});
        QVERIFY(house.log.loadAccounts()->devices.isEmpty());
        QCOMPARE(house.logout(owner.token).error().code, ErrorCode::Unauthorized);
    }

    void nobody_is_signed_out_when_the_disk_cannot_say_so()
    {
        AccountHouse house;
        const auto owner = house.owner();
        house.log.setDisk(MemoryLog::Disk::Full);

        QCOMPARE(house.logout(owner.token).error().code, ErrorCode::Unavailable);

        QVERIFY(house.accounts.identify(owner.token));
        QVERIFY(house.people.signedOut().isEmpty());
    }

    void a_busy_house_says_when_to_come_back()
    {
        AccountHouse house;
        house.hasher.setLoad(FakeHasher::Load::Full);

        const auto refused = house.login({.name = u"Ann"_s, .password = u"long enough"_s});

        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
        QVERIFY(refused.error().after);
    }

    void who_was_removed_is_nobody()
    {
        AccountHouse house;
        const auto ann = house.guest(house.owner(), u"Ann"_s, u"long enough"_s);
        const Awaited<SignedIn> onTheWay;
        house.accounts.login({.name = u"Ann"_s, .password = u"long enough"_s}, {}, onTheWay.then());

        house.people.remove(ann.user.id);
        house.accounts.forget(ann.user.id);

        QVERIFY(!onTheWay.wait());
        QVERIFY(!house.accounts.identify(ann.token));
        QVERIFY(!house.login({.name = u"Ann"_s, .password = u"long enough"_s}));
    }

    void a_token_that_was_never_given_is_nobodys()
    {
        AccountHouse house;
        const auto owner = house.owner();

        for (const auto &token :
             {QString(), owner.token.chopped(1), QString(owner.token + u"x"_s), owner.token.toUpper()})
            QVERIFY(!house.accounts.identify(token));
    }
};

QTEST_GUILESS_MAIN(SigningInTest)
#include "tst_signingin.moc"
