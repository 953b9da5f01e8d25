// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/fakepeer.h"

#include <QTest>

#include <algorithm>

using namespace madang;
using namespace madang::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What leaves no row in the log: typing, read markers, the heartbeat.
class HubPassingTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_house = std::make_unique<House>();
        m_ann = std::make_unique<FakePeer>(*m_house, u"ann"_s, Role::Owner);
        m_bob = std::make_unique<FakePeer>(*m_house, u"bob"_s);
        m_phone = std::make_unique<FakePeer>(*m_house, u"bob"_s); // Bob's other device
        m_ann->connects();
        m_room = m_house->commonRoom();
    }
    void cleanup()
    {
        m_ann.reset();
        m_bob.reset();
        m_phone.reset();
        m_house.reset();
    }

    void typing_goes_to_the_rooms_others_and_expires_after_6_s()
    {
        m_bob->connects();
        m_phone->connects();

        QVERIFY(m_bob->sends(Typing{.room = m_room, .on = true}));
        QCOMPARE(m_ann->last<TypingChanged>().on, true);
        QVERIFY(!m_phone->got<TypingChanged>());
        m_house->pass(5s);
        QCOMPARE(m_ann->all<TypingChanged>().size(), 1);
        m_house->pass(1s);
        QCOMPARE(m_ann->last<TypingChanged>().on, false);
        QCOMPARE(m_ann->all<TypingChanged>().size(), 2);
    }

    void typing_that_is_renewed_goes_on()
    {
        m_bob->connects();
        for (int i = 0; i < 5; ++i) {
            QVERIFY(m_bob->sends(Typing{.room = m_room, .on = true}));
            m_house->pass(3s);
        }

        const auto signs = m_ann->all<TypingChanged>();
        QCOMPARE(signs.size(), 5);
        QVERIFY(std::all_of(signs.cbegin(), signs.cend(), [](const TypingChanged &sign) { return sign.on; }));
    }

    void a_post_ends_typing_before_it_is_seen()
    {
        m_bob->connects();
        QVERIFY(m_bob->sends(Typing{.room = m_room, .on = true}));
        m_ann->forgets();

        QVERIFY(m_bob->sends(Post{.room = m_room, .id = {rules::newUuid()}, .text = u"x"_s}));

        QCOMPARE(m_ann->received.size(), 2);
        QCOMPARE(m_ann->last<TypingChanged>().on, false);
        QVERIFY(std::holds_alternative<Event>(m_ann->received.last()));
    }

    void typing_is_passed_on_once_a_second_at_most()
    {
        m_bob->connects();
        for (int i = 0; i < 10; ++i)
            QVERIFY(m_bob->sends(Typing{.room = m_room, .on = true}));
        QCOMPARE(m_ann->all<TypingChanged>().size(), 1);
        QVERIFY(m_bob->sends(Typing{.room = m_room, .on = false}));

        const auto again = m_bob->sends(Typing{.room = m_room, .on = true});

        QCOMPARE(again.error().code, ErrorCode::TooMany);
        QVERIFY(again.error().after && *again.error().after <= 1s);
        m_house->pass(1s);
        QVERIFY(m_bob->sends(Typing{.room = m_room, .on = true}));
    }

    void a_read_marker_moves_forward_only_and_tells_ones_own_devices()
    {
        for (int i = 0; i < 5; ++i)
            m_ann->says(Post{.room = m_room, .id = {rules::newUuid()}, .text = u"x"_s});
        m_bob->connects();
        m_phone->connects();
        m_ann->forgets();
        m_phone->forgets();

        QCOMPARE(m_bob->sends(Read{.room = m_room, .n = 3})->n, 3);
        QCOMPARE(m_phone->last<ReadMoved>().n, 3);
        QCOMPARE(m_bob->sends(Read{.room = m_room, .n = 2})->n, 3);
        QCOMPARE(m_phone->all<ReadMoved>().size(), 1);
        QCOMPARE(m_bob->sends(Read{.room = m_room, .n = 99})->n, 5);
        QCOMPARE(m_phone->last<ReadMoved>().n, 5);
        QVERIFY(!m_ann->got<ReadMoved>());
        QCOMPARE(m_bob->sends(Read{.room = {u"none"_s}, .n = 1}).error().code, ErrorCode::NotFound);
    }

    void posting_moves_ones_own_marker_and_markers_survive_a_restart()
    {
        m_bob->connects();
        for (int i = 0; i < 3; ++i)
            m_bob->says(Post{.room = m_room, .id = {rules::newUuid()}, .text = u"x"_s});
        m_house->settle();
        QVERIFY(m_ann->sends(Read{.room = m_room, .n = 2}));
        QCOMPARE(m_house->directory().readN({u"bob"_s}, m_room), 3);
        m_ann->drops();
        m_bob->drops();

        m_house->restart();

        QCOMPARE(m_house->directory().readN({u"bob"_s}, m_room), 3);
        QCOMPARE(m_house->directory().readN({u"ann"_s}, m_room), 2);
    }

    void who_comes_back_learns_what_their_other_devices_read()
    {
        m_bob->connects();
        m_phone->connects();
        m_bob->drops();
        m_bob->forgets();
        QVERIFY(m_ann->sends(Post{.room = m_room, .id = {rules::newUuid()}, .text = u"x"_s}));
        QVERIFY(m_phone->sends(Read{.room = m_room, .n = 1}));

        m_bob->connects();

        QCOMPARE(m_bob->welcome->resumed, true);
        QCOMPARE(m_bob->last<ReadMoved>().n, 1);
    }

    void everybody_hears_live_every_10_s_with_the_head_that_is_theirs()
    {
        m_bob->connects();
        const auto den = m_ann->sends(CreateRoom{.id = {rules::newUuid()}, .kind = RoomKind::Private, .name = u"d"_s});
        for (int i = 0; i < 3; ++i)
            m_ann->says(Post{.room = den->room.id, .id = {rules::newUuid()}, .text = u"x"_s});
        m_house->settle();
        m_bob->forgets();

        m_house->pass(10s);

        QCOMPARE(m_bob->all<Live>().size(), 1);
        QCOMPARE(m_bob->last<Live>().cursor, m_house->directory().cursor());
        QVERIFY(m_bob->seqs().isEmpty());
        m_house->pass(50s);
        QVERIFY(m_bob->all<Live>().size() >= 6);
    }

private:
    std::unique_ptr<House> m_house;
    std::unique_ptr<FakePeer> m_ann;
    std::unique_ptr<FakePeer> m_bob;
    std::unique_ptr<FakePeer> m_phone;
    RoomId m_room;
};

QTEST_GUILESS_MAIN(HubPassingTest)
#include "tst_hubpassing.moc"
