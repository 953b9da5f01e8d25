// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/accounthouse.h"

#include <QtTest>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class JoiningTest : public QObject
{
    Q_OBJECT

private slots:
    void the_first_link_makes_an_owner_once()
    {
        AccountHouse house;

        const auto owner = house.join({.invite = house.ownerCode, .name = u"Ann"_s, .device = u"desk"_s});
        const auto second = house.join({.invite = house.ownerCode, .name = u"Bob"_s});

        QCOMPARE(owner->user.role, Role::Owner);
        QCOMPARE(owner->user.name, u"Ann"_s);
        QCOMPARE(second.error().code, ErrorCode::NotFound);
        QCOMPARE(house.people.users().size(), 1);
    }

    void the_owners_link_is_the_same_until_it_is_used()
    {
        AccountHouse house;

        const auto again = answerTo<Invited>([&](auto then) { house.accounts.inviteOwner(then); });

        QCOMPARE(again->code, house.ownerCode);
        QCOMPARE(again->link, QString(u"link:"_s + house.ownerCode));
    }

    void who_joins_is_signed_in_and_the_hub_hears_it_first()
    {
        AccountHouse house;
        const Awaited<SignedIn> answer;
        qsizetype heardBefore = -1;
        house.accounts.join({.invite = house.ownerCode, .name = u"Ann"_s},
                            [&, then = answer.then()](const Expected<SignedIn, Error> &result) {
                                heardBefore = house.people.enrolled().size();
                                then(result);
                            });

        const auto ann = answer.wait();

        QCOMPARE(heardBefore, 1);
        QCOMPARE(house.people.enrolled(), QList<qint64>{1});
        QCOMPARE(house.accounts.identify(ann->token)->user, ann->user.id);
    }

    void all_of_it_is_there_after_a_restart()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto ann = house.guest(owner, u"Ann"_s, u"long enough"_s);

        AccountService next({.store = house.log,
                             .people = house.people,
                             .hasher = house.hasher,
                             .randomness = house.randomness,
                             .clock = house.clock,
                             .linkOf = [](const QString &code) { return code; }});
        QVERIFY(house.log.open() && next.load());

        QCOMPARE(next.identify(ann.token)->user, ann.user.id);
        QVERIFY(answerTo<SignedIn>(
            [&](auto then) { next.login({.name = u"ann"_s, .password = u"long enough"_s}, {}, then); }));
        QVERIFY(!answerTo<SignedIn>([&](auto then) { next.join({.invite = house.ownerCode, .name = u"B"_s}, then); }));
    }

    void a_name_is_taken_however_it_is_written()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto code = house.ask(owner, Invite{})->code;
        QVERIFY(house.join({.invite = code, .name = u"Élan 2"_s}));

        for (const auto &name : {u"élan 2"_s, u"ÉLAN ２"_s, u"e\u0301lan\u00a02"_s}) {
            const auto refused = house.join({.invite = code, .name = name});

            QCOMPARE(refused.error().code, ErrorCode::Conflict);
        }
    }

    void two_at_once_cannot_take_the_same_name_or_the_last_use()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto open = house.ask(owner, Invite{})->code;
        const auto once = house.ask(owner, Invite{.uses = 1})->code;
        const QList<Awaited<SignedIn>> four{{}, {}, {}, {}};

        house.accounts.join({.invite = open, .name = u"Ann"_s}, four.at(0).then());
        house.accounts.join({.invite = open, .name = u"ann"_s}, four.at(1).then());
        house.accounts.join({.invite = once, .name = u"Bob"_s}, four.at(2).then());
        house.accounts.join({.invite = once, .name = u"Cho"_s}, four.at(3).then());

        QVERIFY(four.at(0).wait());
        QCOMPARE(four.at(1).wait().error().code, ErrorCode::Conflict);
        QVERIFY(four.at(2).wait());
        QCOMPARE(four.at(3).wait().error().code, ErrorCode::NotFound);
        QCOMPARE(house.people.users().size(), 3);
    }

    void an_invitation_that_is_over_lets_nobody_in()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto code = house.ask(owner, Invite{.expires = house.clock.now() + 1h})->code;
        QVERIFY(house.join({.invite = code, .name = u"Ann"_s}));

        house.clock.pass(1h);

        QCOMPARE(house.join({.invite = code, .name = u"Bob"_s}).error().code, ErrorCode::NotFound);
        QCOMPARE(house.join({.invite = u"unknown"_s, .name = u"Bob"_s}).error().code, ErrorCode::NotFound);
        QCOMPARE(house.join({.invite = {}, .name = u"Bob"_s}).error().code, ErrorCode::NotFound);
    }

    void what_was_refused_uses_up_nothing()
    {
        AccountHouse house;

        QVERIFY(!house.join({.invite = house.ownerCode, .name = u"\u200b"_s}));
        QVERIFY(!house.join({.invite = house.ownerCode, .name = u"Ann"_s, .password = u"short"_s}));
        QVERIFY(!house.join({.invite = house.ownerCode, .name = u"Ann"_s, .password = QString(86, u'가')}));
        house.hasher.setLoad(FakeHasher::Load::Full);
        QCOMPARE(house.join({.invite = house.ownerCode, .name = u"Ann"_s, .password = u"long enough"_s}).error().code,
                 ErrorCode::Unavailable);
        house.hasher.setLoad(FakeHasher::Load::Fine);
        house.log.setDisk(MemoryLog::Disk::Full);
        QCOMPARE(house.join({.invite = house.ownerCode, .name = u"Ann"_s}).error().code, ErrorCode::Unavailable);
        house.log.setDisk(MemoryLog::Disk::Fine);

        QVERIFY(house.people.users().isEmpty());
        QVERIFY(house.join({.invite = house.ownerCode, .name = u"Ann"_s}));
    }

    void the_link_of_a_reset_signs_in_the_one_it_was_made_for()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto ann = house.guest(owner, u"Ann"_s, u"forgotten"_s);
        const auto link = house.reset(owner, ann.user.id)->link;
        const auto code = link.sliced(5);

        const auto back = house.join({.invite = code, .name = u"whatever"_s, .password = u"long enough"_s});
        const auto again = house.join({.invite = code, .name = u"whatever"_s});

        QCOMPARE(back->user, ann.user);
        QCOMPARE(house.people.users().size(), 2);
        QVERIFY(house.login({.name = u"Ann"_s, .password = u"long enough"_s}));
        QVERIFY(house.accounts.identify(ann.token)); // other devices stay
        QCOMPARE(again.error().code, ErrorCode::NotFound);
    }

    void the_link_of_a_reset_ends_with_a_day_with_another_and_with_its_user()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto ann = house.guest(owner, u"Ann"_s);
        const auto reset = [&] { return house.reset(owner, ann.user.id)->link.sliced(5); };

        const auto first = reset();
        const auto second = reset();
        QVERIFY(!house.join({.invite = first, .name = u"x"_s}));
        house.clock.pass(24h);
        QVERIFY(!house.join({.invite = second, .name = u"x"_s}));
        const auto third = reset();
        house.people.remove(ann.user.id);
        house.accounts.forget(ann.user.id);
        QVERIFY(!house.join({.invite = third, .name = u"x"_s}));
        QCOMPARE(house.reset(owner, ann.user.id).error().code, ErrorCode::NotFound);
    }

    void the_same_reset_again_gives_the_same_link_and_lets_nobody_in_twice()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto ann = house.guest(owner, u"Ann"_s);
        GrantedReset reset{.id = {rules::newUuid()}, .user = ann.user.id, .at = house.clock.now()};
        const auto first = house.ask(owner, reset)->link;
        reset.again = true;

        QCOMPARE(house.ask(owner, reset)->link, first);
        QVERIFY(house.join({.invite = first.sliced(5), .name = u"x"_s}));
        QCOMPARE(house.ask(owner, reset)->link, first);
        QVERIFY(!house.join({.invite = first.sliced(5), .name = u"x"_s}));

        // Also not where another one took its place, time went by, or its user is gone.
        const auto second = house.reset(owner, ann.user.id)->link;
        QCOMPARE(house.ask(owner, reset)->link, first);
        QVERIFY(!house.join({.invite = first.sliced(5), .name = u"x"_s}));
        QVERIFY(house.join({.invite = second.sliced(5), .name = u"x"_s}));
        house.clock.pass(24h);
        QCOMPARE(house.ask(owner, reset)->link, first);
        QVERIFY(!house.join({.invite = first.sliced(5), .name = u"x"_s}));
        house.people.remove(ann.user.id);
        house.accounts.forget(ann.user.id);
        QCOMPARE(house.ask(owner, reset)->link, first);
    }

    void a_reset_that_was_cut_short_works_when_it_is_repeated()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto ann = house.guest(owner, u"Ann"_s);
        GrantedReset reset{.id = {rules::newUuid()}, .user = ann.user.id, .at = house.clock.now()};
        house.log.setDisk(MemoryLog::Disk::Full); // after its row was written
        QCOMPARE(house.ask(owner, reset).error().code, ErrorCode::Unavailable);
        house.log.setDisk(MemoryLog::Disk::Fine);
        reset.again = true;

        const auto link = house.ask(owner, reset)->link;

        QCOMPARE(house.join({.invite = link.sliced(5), .name = u"x"_s})->user, ann.user);
    }

    void the_links_of_resets_differ_by_who_asks_and_under_which_id()
    {
        AccountHouse house;
        const auto owner = house.owner();
        const auto other = house.guest(owner, u"Bob"_s, {}, Role::Admin);
        const auto ann = house.guest(owner, u"Ann"_s);
        const GrantedReset reset{.id = {rules::newUuid()}, .user = ann.user.id, .at = house.clock.now()};
        const QSet<QString> links{house.ask(owner, reset)->link, house.ask(other, reset)->link,
                                  house.reset(owner, ann.user.id)->link};

        QCOMPARE(links.size(), 3);
    }
};

QTEST_GUILESS_MAIN(JoiningTest)
#include "tst_joining.moc"
