// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/fakepeer.h"

#include <QTest>

#include <algorithm>

using namespace madang;
using namespace madang::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What leaves no row in the log: presence, typing, read markers, the heartbeat.
class HubPresenceTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        house = std::make_unique<House>();
        ann = std::make_unique<FakePeer>(*house, u"ann"_s, Role::Owner);
        bob = std::make_unique<FakePeer>(*house, u"bob"_s);
        phone = std::make_unique<FakePeer>(*house, u"bob"_s); // Bob's other device
        ann->connects();
        room = house->commonRoom();
    }
    void cleanup()
    {
        ann.reset();
        bob.reset();
        phone.reset();
        house.reset();
    }

    void who_comes_is_active_and_who_goes_is_offline_after_12_s()
    {
        bob->connects();
        QCOMPARE(ann->last<PresenceChanged>().state, Presence::Active);
        QCOMPARE(ann->last<PresenceChanged>().user.value, u"bob"_s);
        QCOMPARE(ann->last<PresenceChanged>().since, house->clock.now());

        bob->drops();
        house->pass(11s);
        QCOMPARE(ann->last<PresenceChanged>().state, Presence::Active);
        house->pass(1s);
        QCOMPARE(ann->last<PresenceChanged>().state, Presence::Offline);
    }

    void a_short_drop_is_not_noticed()
    {
        bob->connects();
        QVERIFY(bob->sends(SetPresence{.state = Presence::Away}));
        ann->forgets();

        bob->drops();
        house->pass(5s);
        bob->connects();
        house->pass(30s);

        QVERIFY(!ann->got<PresenceChanged>());
    }

    void bye_is_offline_at_once()
    {
        bob->connects();
        QVERIFY(bob->sends(Bye{}));

        QCOMPARE(ann->last<PresenceChanged>().state, Presence::Offline);
        QCOMPARE(bob->closed, CloseCode::GoingAway);
    }

    void presence_is_merged_over_the_sessions_and_sent_on_change_only()
    {
        bob->connects();
        phone->connects();
        ann->forgets();

        QVERIFY(bob->sends(SetPresence{.state = Presence::Away}));
        QVERIFY(!ann->got<PresenceChanged>()); // the phone is active
        QVERIFY(phone->sends(SetPresence{.state = Presence::Away}));
        QCOMPARE(ann->last<PresenceChanged>().state, Presence::Away);
        QVERIFY(phone->sends(SetPresence{.state = Presence::Active}));
        QCOMPARE(ann->last<PresenceChanged>().state, Presence::Active);
        QVERIFY(bob->sends(SetPresence{.state = Presence::Dnd}));
        QCOMPARE(ann->last<PresenceChanged>().state, Presence::Dnd);
        QVERIFY(bob->sends(SetPresence{.state = Presence::Dnd}));
        QCOMPARE(ann->all<PresenceChanged>().size(), 3);
        QVERIFY(bob->sends(Bye{}));
        QCOMPARE(ann->last<PresenceChanged>().state, Presence::Active);
        QCOMPARE(phone->sends(SetPresence{.state = Presence::Offline}).error().code, ErrorCode::BadRequest);
    }

    void who_comes_back_hears_after_live_who_is_there()
    {
        bob->connects();
        bob->drops();
        bob->forgets();
        bob->connects();

        QVERIFY(std::holds_alternative<Live>(std::get<Signal>(bob->received.first())));
        const auto present = bob->all<PresenceChanged>();
        QCOMPARE(present.size(), 2);
        QCOMPARE(present.first().user.value, u"ann"_s);
        QCOMPARE(present.last().user.value, u"bob"_s);
        QCOMPARE(bob->welcome->resumed, true);
    }

    void a_snapshot_says_who_is_there()
    {
        bob->connects();

        const auto &presence = bob->welcome->snapshot->presence;
        QCOMPARE(presence.size(), 2);
        QCOMPARE(presence.first().user.value, u"ann"_s);
        QCOMPARE(presence.first().state, Presence::Active);
    }

    void typing_goes_to_the_rooms_others_and_expires_after_6_s()
    {
        bob->connects();
        phone->connects();

        QVERIFY(bob->sends(Typing{.room = room, .on = true}));
        QCOMPARE(ann->last<TypingChanged>().on, true);
        QVERIFY(!phone->got<TypingChanged>());
        house->pass(5s);
        QCOMPARE(ann->all<TypingChanged>().size(), 1);
        house->pass(1s);
        QCOMPARE(ann->last<TypingChanged>().on, false);
        QCOMPARE(ann->all<TypingChanged>().size(), 2);
    }

    void typing_that_is_renewed_goes_on()
    {
        bob->connects();
        for (int i = 0; i < 5; ++i) {
            QVERIFY(bob->sends(Typing{.room = room, .on = true}));
            house->pass(3s);
        }

        const auto signs = ann->all<TypingChanged>();
        QCOMPARE(signs.size(), 5);
        QVERIFY(std::all_of(signs.cbegin(), signs.cend(), [](const TypingChanged &sign) { return sign.on; }));
    }

    void a_post_ends_typing_before_it_is_seen()
    {
        bob->connects();
        QVERIFY(bob->sends(Typing{.room = room, .on = true}));
        ann->forgets();

        QVERIFY(bob->sends(Post{.room = room, .id = {rules::newUuid()}, .text = u"x"_s}));

        QCOMPARE(ann->received.size(), 2);
        QCOMPARE(ann->last<TypingChanged>().on, false);
        QVERIFY(std::holds_alternative<Event>(ann->received.last()));
    }

    void typing_is_passed_on_once_a_second_at_most()
    {
        bob->connects();
        for (int i = 0; i < 10; ++i)
            QVERIFY(bob->sends(Typing{.room = room, .on = true}));
        QCOMPARE(ann->all<TypingChanged>().size(), 1);
        QVERIFY(bob->sends(Typing{.room = room, .on = false}));

        const auto again = bob->sends(Typing{.room = room, .on = true});

        QCOMPARE(again.error().code, ErrorCode::TooMany);
        QVERIFY(again.error().after && *again.error().after <= 1s);
        house->pass(1s);
        QVERIFY(bob->sends(Typing{.room = room, .on = true}));
    }

    void a_read_marker_moves_forward_only_and_tells_ones_own_devices()
    {
        for (int i = 0; i < 5; ++i)
            ann->says(Post{.room = room, .id = {rules::newUuid()}, .text = u"x"_s});
        bob->connects();
        phone->connects();
        ann->forgets();
        phone->forgets();

        QCOMPARE(bob->sends(Read{.room = room, .n = 3})->n, 3);
        QCOMPARE(phone->last<ReadMoved>().n, 3);
        QCOMPARE(bob->sends(Read{.room = room, .n = 2})->n, 3);
        QCOMPARE(phone->all<ReadMoved>().size(), 1);
        QCOMPARE(bob->sends(Read{.room = room, .n = 99})->n, 5);
        QCOMPARE(phone->last<ReadMoved>().n, 5);
        QVERIFY(!ann->got<ReadMoved>());
        QCOMPARE(bob->sends(Read{.room = {u"none"_s}, .n = 1}).error().code, ErrorCode::NotFound);
    }

    void posting_moves_ones_own_marker_and_markers_survive_a_restart()
    {
        bob->connects();
        for (int i = 0; i < 3; ++i)
            bob->says(Post{.room = room, .id = {rules::newUuid()}, .text = u"x"_s});
        house->settle();
        QVERIFY(ann->sends(Read{.room = room, .n = 2}));
        QCOMPARE(house->directory().readN({u"bob"_s}, room), 3);
        ann->drops();
        bob->drops();

        house->restart();

        QCOMPARE(house->directory().readN({u"bob"_s}, room), 3);
        QCOMPARE(house->directory().readN({u"ann"_s}, room), 2);
    }

    void who_comes_back_learns_what_their_other_devices_read()
    {
        bob->connects();
        phone->connects();
        bob->drops();
        bob->forgets();
        QVERIFY(ann->sends(Post{.room = room, .id = {rules::newUuid()}, .text = u"x"_s}));
        QVERIFY(phone->sends(Read{.room = room, .n = 1}));

        bob->connects();

        QCOMPARE(bob->welcome->resumed, true);
        QCOMPARE(bob->last<ReadMoved>().n, 1);
    }

    void everybody_hears_live_every_10_s_with_the_head_that_is_theirs()
    {
        bob->connects();
        const auto den = ann->sends(CreateRoom{.id = {rules::newUuid()}, .kind = RoomKind::Private, .name = u"d"_s});
        for (int i = 0; i < 3; ++i)
            ann->says(Post{.room = den->room.id, .id = {rules::newUuid()}, .text = u"x"_s});
        house->settle();
        bob->forgets();

        house->pass(10s);

        QCOMPARE(bob->all<Live>().size(), 1);
        QCOMPARE(bob->last<Live>().cursor, house->directory().cursor());
        QVERIFY(bob->seqs().isEmpty());
        house->pass(50s);
        QVERIFY(bob->all<Live>().size() >= 6);
    }

private:
    std::unique_ptr<House> house;
    std::unique_ptr<FakePeer> ann;
    std::unique_ptr<FakePeer> bob;
    std::unique_ptr<FakePeer> phone;
    RoomId room;
};

QTEST_GUILESS_MAIN(HubPresenceTest)
#include "tst_hubpresence.moc"
