// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/accounthouse.h"

#include <QtTest>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class DevicesTest : public QObject
{
    Q_OBJECT

private slots:
    void a_user_sees_where_it_is_signed_in()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto ann = house.guest(owner, u"Ann"_s, u"long enough"_s);
        const auto joined = house.clock.now();
        house.clock.pass(1h);
        const auto phone = house.login({.name = u"Ann"_s, .password = u"long enough"_s, .device = QString(100, u'p')});
        house.clock.pass(1h);

        const auto list = house.ask(ann, ListDevices{});

        QCOMPARE(list->devices.size(), 2);
        QCOMPARE(list->devices.at(0).id, house.accounts.identify(phone->token)->device);
        QCOMPARE(list->devices.at(0).name, QString(64, u'p'));
        QVERIFY(!list->devices.at(0).current);
        QVERIFY(list->devices.at(1).current);
        QCOMPARE(list->devices.at(1).createdAt, joined);
        QCOMPARE(list->devices.at(1).seenAt, house.clock.now());
    }

    void many_devices_come_in_pages()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto ann = house.guest(owner, u"Ann"_s);
        constexpr int count = 1'500;
        const QString name(limits::nameCodePoints, u'가'); // three bytes each
        for (int i = 1; i < count; ++i) {
            const StoredDevice device{.id = {u"d%1"_s.arg(i)},
                                      .user = ann.user.id,
                                      .name = name,
                                      .tokenHash = QByteArray::number(i),
                                      .createdAt = milliseconds(i),
                                      .seenAt = milliseconds(i)};
            house.log.enrol({.device = device}, [](const Expected<std::optional<Commit>, Error> & /*result*/) {});
        }
        QTRY_COMPARE(house.log.waiting(), 0);
        QVERIFY(house.accounts.load());

        const auto first = house.ask(ann, ListDevices{});
        const auto rest = house.ask(ann, ListDevices{.after = first->devices.last().id});
        const auto unknown = house.ask(ann, ListDevices{.after = {u"gone"_s}});

        QVERIFY(first->more && !rest->more);
        QVERIFY(QJsonDocument(toJson(*first)).toJson(QJsonDocument::Compact).size() <= limits::replyBytes);
        QCOMPARE(first->devices.size() + rest->devices.size(), count);
        QSet<DeviceId> ids;
        const QList<Device> all = first->devices + rest->devices;
        for (const Device &device : all)
            ids.insert(device.id);
        QCOMPARE(ids.size(), count);
        QVERIFY(*unknown == *first);
    }

    void a_user_signs_out_its_own_devices_and_no_others()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto ann = house.guest(owner, u"Ann"_s);
        const auto device = house.accounts.identify(ann.token)->device;

        QCOMPARE(house.ask(owner, RevokeDevice{.device = device}).error().code, ErrorCode::NotFound);
        QVERIFY(house.accounts.identify(ann.token));
        QVERIFY(house.ask(ann, RevokeDevice{.device = device}));

        QVERIFY(!house.accounts.identify(ann.token));
        QCOMPARE(house.people.signedOut(), QList<DeviceId>{device});
        QVERIFY(house.accounts.identify(owner.token));
    }

    void a_first_password_needs_no_old_one()
    {
        AccountHouse house;
        const auto owner = house.owner();

        QVERIFY(house.ask(owner, SetPassword{.newPassword = u"long enough"_s}));

        QVERIFY(house.login({.name = u"Owner"_s, .password = u"long enough"_s}));
    }

    void another_password_needs_the_old_one_and_signs_the_others_out()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto ann = house.guest(owner, u"Ann"_s, u"first one"_s);
        const auto phone = house.login({.name = u"Ann"_s, .password = u"first one"_s});

        const auto refused = house.ask(ann, SetPassword{.oldPassword = u"wrong"_s, .newPassword = u"second one"_s});
        const auto without = house.ask(ann, SetPassword{.newPassword = u"second one"_s});
        const auto phoneDevice = house.accounts.identify(phone->token)->device;
        const auto done = house.ask(ann, SetPassword{.oldPassword = u"first one"_s, .newPassword = u"second one"_s});

        QCOMPARE(refused.error().code, ErrorCode::Forbidden);
        QCOMPARE(without.error().code, ErrorCode::Forbidden);
        QVERIFY(done);
        QVERIFY(house.accounts.identify(ann.token));
        QVERIFY(!house.accounts.identify(phone->token));
        QVERIFY(house.accounts.identify(owner.token));
        QCOMPARE(house.people.signedOut(), QList<DeviceId>{phoneDevice});
        QVERIFY(!house.login({.name = u"Ann"_s, .password = u"first one"_s}));
        QVERIFY(house.login({.name = u"Ann"_s, .password = u"second one"_s}));
    }

    void a_password_has_8_to_256_bytes_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("isFit");

        QTest::newRow("7") << QString(7, u'x') << false;
        QTest::newRow("8") << QString(8, u'x') << true;
        QTest::newRow("3 syllables are 9") << QString(3, u'가') << true;
        QTest::newRow("256") << QString(256, u'x') << true;
        QTest::newRow("257") << QString(257, u'x') << false;
        QTest::newRow("86 syllables are 258") << QString(86, u'가') << false;
    }
    void a_password_has_8_to_256_bytes()
    {
        QFETCH(QString, password);
        QFETCH(bool, isFit);
        AccountHouse house;

        const auto done = house.ask(house.owner(), SetPassword{.newPassword = password});

        QCOMPARE(done.has_value(), isFit);
        if (!isFit)
            QCOMPARE(done.error().code, ErrorCode::BadRequest);
    }

    void of_two_changes_at_once_the_second_is_refused()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto from = *house.accounts.identify(owner.token);
        const Awaited<AccountReply> first;
        const Awaited<AccountReply> second;

        house.accounts.carryOut({.from = from, .command = SetPassword{.newPassword = u"first one"_s}}, first.then());
        house.accounts.carryOut({.from = from, .command = SetPassword{.newPassword = u"second one"_s}}, second.then());

        QVERIFY(first.wait());
        const auto late = second.wait();
        QVERIFY(house.login({.name = u"Owner"_s, .password = late ? u"second one"_s : u"first one"_s}));
    }

    void an_answer_never_comes_within_the_call()
    {
        AccountHouse house;
        const auto from = *house.accounts.identify(house.owner().token);
        const Awaited<AccountReply> list;
        const Awaited<AccountReply> unknown;

        house.accounts.carryOut({.from = from, .command = ListDevices{}}, list.then());
        house.accounts.carryOut({.from = from, .command = RevokeDevice{.device = {u"unknown"_s}}}, unknown.then());

        QVERIFY(!list.isThere() && !unknown.isThere());
        QVERIFY(list.wait());
        QVERIFY(!unknown.wait());
    }
};

QTEST_GUILESS_MAIN(DevicesTest)
#include "tst_devices.moc"
