// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/livelyhouse.h"

#include <QTest>

using namespace madang;
using namespace madang::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Who only hears what happens, without a hello: from which cursor, of what, and until when.
class HubFollowingTest : public QObject, LivelyHouse
{
    Q_OBJECT

private slots:
    void init() { furnish(); }
    void cleanup() { leave(); }

    void without_a_cursor_it_begins_at_the_head_with_live()
    {
        say(3);

        m_bob->follows();

        QVERIFY(*m_bob->begun);
        QCOMPARE((*m_bob->begun)->cursor, m_house->directory().cursor());
        QCOMPARE((*m_bob->begun)->epoch, m_house->directory().cursor().epoch);
        QCOMPARE(m_bob->last<Live>().cursor, m_house->directory().cursor());
        QCOMPARE(m_bob->texts(), QStringList());
        say(1);
        QCOMPARE(m_bob->texts(), QStringList{u"4"_s});
    }

    void with_a_cursor_it_gets_exactly_what_it_missed_and_then_live()
    {
        m_bob->follows();
        m_bob->drops();
        say(450);
        m_bob->forgets();

        m_bob->follows();

        QCOMPARE(m_bob->texts().size(), 450);
        QCOMPARE(m_bob->texts().first(), u"1"_s);
        QCOMPARE(m_bob->cursor, m_house->directory().cursor());
        QVERIFY(m_bob->got<Live>());
    }

    void what_it_missed_comes_as_there_is_room()
    {
        m_bob->follows();
        m_bob->drops();
        say(200);
        m_bob->forgets();
        m_bob->takes(100);

        m_bob->follows();
        QCOMPARE(m_bob->texts().size(), 100);
        m_bob->takes(1'000);

        QCOMPARE(m_bob->texts().size(), 200);
        QVERIFY(m_bob->got<Live>());
    }

    void a_cursor_that_cant_be_resumed_is_a_resync_and_nothing_follows_data()
    {
        QTest::addColumn<QString>("cursor");
        QTest::newRow("another log") << u"elsewhere.3"_s;
        QTest::newRow("past the end") << u"%1.9000"_s;
        QTest::newRow("no cursor") << u"3"_s;
    }
    void a_cursor_that_cant_be_resumed_is_a_resync_and_nothing_follows()
    {
        QFETCH(const QString, cursor);
        const QString epoch = m_house->directory().cursor().epoch.value;

        m_bob->followsFrom(cursor.contains(u'%') ? cursor.arg(epoch) : cursor);
        say(1);

        QCOMPARE(m_bob->begun->error().code, ErrorCode::Resync);
        QVERIFY(m_bob->received.isEmpty());
    }

    void further_behind_than_2000_events_is_a_resync()
    {
        m_bob->follows();
        m_bob->drops();
        say(2'000);
        m_bob->forgets();
        const auto before = m_bob->cursor;

        m_bob->follows();
        QCOMPARE(m_bob->texts().size(), 2'000);
        m_bob->drops();
        say(1);
        m_bob->cursor = before;
        m_bob->follows();

        QCOMPARE(m_bob->begun->error().code, ErrorCode::Resync);
    }

    void one_room_is_its_events_its_typing_and_live()
    {
        const auto other = m_ann->sends(CreateRoom{.id = {rules::newUuid()},
                                                   .kind = RoomKind::Private,
                                                   .name = u"other"_s,
                                                   .topic = {},
                                                   .members = QList<UserId>{{u"bob"_s}}});
        m_bob->follows();
        m_bob->drops();
        (void)m_ann->sends(Post{.room = other->room.id, .id = {rules::newUuid()}, .text = u"there"_s});
        say(1);
        m_bob->forgets();

        m_bob->follows(m_room);
        QCOMPARE(m_bob->texts(), QStringList{u"1"_s});
        (void)m_ann->sends(Post{.room = other->room.id, .id = {rules::newUuid()}, .text = u"there"_s});
        (void)m_ann->sends(Typing{.room = other->room.id, .on = true});
        QVERIFY(!m_bob->got<TypingChanged>());
        (void)m_ann->sends(Typing{.room = m_room, .on = true});
        (void)m_ann->sends(Profile{.id = {rules::newUuid()}, .status = u"here"_s});
        say(1);
        m_house->pass(10s);

        QCOMPARE(m_bob->texts(), (QStringList{u"1"_s, u"2"_s}));
        QCOMPARE(m_bob->all<TypingChanged>().first().room, m_room);
        QVERIFY(!m_bob->got<PresenceChanged>());
        QVERIFY(!m_bob->got<ReadMoved>());
        QVERIFY(!m_bob->got<UserChanged>());
        QCOMPARE(m_bob->last<Live>().cursor, m_house->directory().cursor());
    }

    void a_room_that_one_is_not_in_is_refused()
    {
        const auto other = m_ann->sends(CreateRoom{
            .id = {rules::newUuid()}, .kind = RoomKind::Public, .name = u"other"_s, .topic = {}, .members = {}});

        m_bob->follows(other->room.id);
        QCOMPARE(m_bob->begun->error().code, ErrorCode::Forbidden);
        m_bob->follows({u"nowhere"_s});
        QCOMPARE(m_bob->begun->error().code, ErrorCode::NotFound);
    }

    void a_session_is_present_as_long_as_it_follows()
    {
        m_bob->follows();
        m_house->pass(1s);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Active);
        m_house->pass(60s);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Active);

        m_bob->drops();
        m_house->pass(11s);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Active);
        m_house->pass(1s);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Offline);
    }

    void a_session_that_polls_is_present_for_15_seconds_after_its_last_request()
    {
        m_bob->manner = Follow::Manner::Polling;
        m_bob->follows();
        m_house->pass(60s); // it waits for an answer
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Active);

        m_bob->drops();
        m_bob->follows();
        m_bob->drops();
        m_house->pass(14s);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Active);
        m_house->pass(2s);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Offline);
    }

    void who_names_no_session_hears_everything_and_is_not_present()
    {
        m_house->pass(1s);
        m_ann->forgets();
        m_bob->session = {};
        FakePeer second(*m_house, u"bob"_s);
        second.session = {};

        m_bob->follows();
        second.follows();
        say(1);
        m_house->pass(30s);

        QCOMPARE(m_bob->texts(), QStringList{u"1"_s});
        QCOMPARE(second.texts(), QStringList{u"1"_s});
        QVERIFY(!m_bob->closed);
        QVERIFY(!m_ann->got<PresenceChanged>());
        QVERIFY(m_bob->last<Live>().cursor == m_house->directory().cursor());
    }

    void who_names_no_session_keeps_nobody_present()
    {
        FakePeer nameless(*m_house, u"bob"_s);
        nameless.session = {};
        nameless.follows();
        m_bob->connects();
        m_house->pass(1s);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Active);

        m_bob->drops();
        m_house->pass(13s);

        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Offline);
        say(1);
        QCOMPARE(nameless.texts(), QStringList{u"1"_s});
    }

    void a_follower_of_the_same_session_replaces_the_older_one_when_it_is_live()
    {
        m_bob->follows();
        FakePeer again(*m_house, u"bob"_s);
        again.session = m_bob->session;
        again.cursor = m_bob->cursor;
        say(10);
        again.takes(2);

        again.follows();
        QVERIFY(!m_bob->closed);
        say(1);
        again.takes(1'000);

        QCOMPARE(m_bob->closed, CloseCode::Replaced);
        QCOMPARE(m_bob->texts().size(), 11);
        QCOMPARE(again.texts().size(), 11);
    }

    void a_conversation_and_a_follower_of_one_session_replace_each_other()
    {
        m_bob->connects();
        FakePeer stream(*m_house, u"bob"_s);
        stream.session = m_bob->session;

        stream.follows();
        QCOMPARE(m_bob->closed, CloseCode::Replaced);
        m_bob->connects();

        QCOMPARE(stream.closed, CloseCode::Replaced);
        say(1);
        QCOMPARE(m_bob->texts(), QStringList{u"1"_s});
        QCOMPARE(stream.texts(), QStringList());
    }

    void who_is_signed_out_is_sent_away_with_or_without_a_session()
    {
        FakePeer nameless(*m_house, u"bob"_s);
        nameless.session = {};
        nameless.token = m_bob->token;
        m_bob->follows();
        nameless.follows();

        m_house->accounts.revoke(m_bob->token);

        QCOMPARE(m_bob->closed, CloseCode::SignedOut);
        QCOMPARE(nameless.closed, CloseCode::SignedOut);
    }

    void a_server_that_stops_says_so_and_lets_nobody_follow()
    {
        m_bob->follows();

        m_house->hub().closeAll();
        QVERIFY(m_bob->last<Restarting>().after > 0ms);
        QCOMPARE(m_bob->closed, CloseCode::Restarting);
        m_bob->follows();

        QCOMPARE(m_bob->begun->error().code, ErrorCode::Unavailable);
        QVERIFY(m_bob->begun->error().after);
    }

    void who_is_gone_before_it_begins_is_told_nothing()
    {
        m_bob->follows();
        m_bob->drops();
        say(1);
        m_bob->forgets();
        const Follow from{.caller = m_bob->caller(), .cursor = toText(*m_bob->cursor)};
        bool isTold = false;

        (void)m_house->hub().follow(from, *m_bob, [&isTold](const auto & /*result*/) { isTold = true; });
        m_house->settle();
        say(1);

        QVERIFY(!isTold);
        QVERIFY(m_bob->received.isEmpty());
    }
};

QTEST_GUILESS_MAIN(HubFollowingTest)
#include "tst_hubfollowing.moc"
