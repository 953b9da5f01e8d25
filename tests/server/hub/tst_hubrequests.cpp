// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/livelyhouse.h"

#include <QTest>

using namespace madang;
using namespace madang::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Commands that come in requests of their own, each of which shows a token.
class HubRequestsTest : public QObject, LivelyHouse
{
    Q_OBJECT

private slots:
    void init() { furnish(); }
    void cleanup() { leave(); }

    void the_commands_of_one_request_are_carried_out_in_their_order_and_each_is_answered()
    {
        const Post first = post(u"first"_s);
        FakeRequest request(*m_house, m_bob->caller());
        request.says(first);
        request.says(Edit{.id = {rules::newUuid()}, .message = {first.id.value}, .text = u"first!"_s});
        request.says(post(u"second"_s));
        request.says(History{.room = {u"nowhere"_s}});
        m_house->settle();

        QCOMPARE(request.answers.size(), 4);
        QVERIFY(request.answerTo<Post>(1));
        QVERIFY(request.answerTo<Edit>(2));
        QVERIFY(request.answerTo<Post>(3));
        QCOMPARE(request.answerTo<History>(4).error().code, ErrorCode::NotFound);
        QCOMPARE(m_ann->texts(), (QStringList{u"first"_s, u"second"_s}));
        QVERIFY(m_ann->got<MessageEdited>());
        QCOMPARE(request.heard, 0);
    }

    void a_session_is_present_for_15_s_after_its_last_request()
    {
        m_house->pass(1s);
        m_ann->forgets();

        QVERIFY(m_bob->requests(Ping{}));
        m_house->pass(1s);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Active);
        m_house->pass(9s);
        QVERIFY(m_bob->requests(Ping{}));
        m_house->pass(14s);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Active);
        m_house->pass(2s);

        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Offline);
    }

    void without_a_session_one_may_speak_and_is_not_present()
    {
        m_house->pass(1s);
        m_ann->forgets();
        m_bob->session = {};

        QVERIFY(m_bob->requests(post(u"x"_s)));
        QCOMPARE(m_bob->requests(SetPresence{.state = Presence::Away}).error().code, ErrorCode::BadRequest);
        QCOMPARE(m_bob->requests(Watch{}).error().code, ErrorCode::BadRequest);
        QCOMPARE(m_bob->requests(Bye{}).error().code, ErrorCode::BadRequest);
        m_house->pass(2s);

        QCOMPARE(m_ann->texts(), QStringList{u"x"_s});
        QVERIFY(!m_ann->got<PresenceChanged>());
    }

    void presence_belongs_to_the_session_whatever_way_it_was_said()
    {
        m_house->pass(1s); // Ann's own presence is told
        m_bob->follows();

        QVERIFY(m_bob->requests(SetPresence{.state = Presence::Away}));
        m_house->pass(1s);

        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Away);
    }

    void hello_says_welcome_and_opens_no_stream()
    {
        say(2);
        m_house->pass(1s);

        const auto fresh = m_bob->requests(Hello{.session = m_bob->session});
        QVERIFY(fresh && !fresh->resumed && fresh->snapshot);
        QCOMPARE(fresh->cursor, m_house->directory().cursor());
        QCOMPARE(fresh->snapshot->rooms.first().last->text, u"2"_s);
        say(1);
        QVERIFY(m_bob->received.isEmpty());

        const auto again =
            m_bob->requests(Hello{.token = m_bob->token, .session = m_bob->session, .cursor = toText(fresh->cursor)});
        QVERIFY(again && again->resumed && !again->snapshot);
        QCOMPARE(again->cursor, fresh->cursor);
        m_bob->cursor = again->cursor;
        m_bob->follows();

        QCOMPARE(m_bob->texts(), QStringList{u"3"_s});
    }

    void hello_speaks_for_who_makes_the_request_and_for_nobody_else()
    {
        const auto others = m_bob->requests(Hello{.token = m_ann->token, .session = m_bob->session});
        const auto elsewhere = m_bob->requests(Hello{.session = {rules::newUuid()}});
        const SessionId own = std::exchange(m_bob->session, {});
        const auto named = m_bob->requests(Hello{.session = own});

        QCOMPARE(others.error().code, ErrorCode::Unauthorized);
        QCOMPARE(elsewhere.error().code, ErrorCode::BadRequest);
        QVERIFY(named);
    }

    void a_hello_among_other_commands_names_the_session_for_those_after_it()
    {
        m_house->pass(1s); // Ann's own presence is told
        Caller caller = m_bob->caller();
        caller.session = {};
        FakeRequest request(*m_house, caller);
        request.says(SetPresence{.state = Presence::Dnd});
        request.says(Hello{.session = m_bob->session});
        request.says(SetPresence{.state = Presence::Dnd});
        m_house->settle();
        m_house->pass(1s);

        QCOMPARE(request.answerTo<SetPresence>(1).error().code, ErrorCode::BadRequest);
        QVERIFY(request.answerTo<Hello>(2));
        QVERIFY(request.answerTo<SetPresence>(3));
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Dnd);
    }

    void whom_a_session_watches_holds_for_all_its_streams()
    {
        FakePeer eve(*m_house, u"eve"_s);
        eve.connects();
        m_house->pass(1s);
        m_bob->follows();
        QCOMPARE(heardOf(*m_bob), (QStringList{u"ann"_s, u"eve"_s}));
        m_bob->forgets();

        QVERIFY(m_bob->requests(Watch{.users = {{u"eve"_s}}}));
        QCOMPARE(heardOf(*m_bob), QStringList{u"eve"_s}); // at once
        m_bob->drops();
        m_bob->forgets();
        m_bob->follows();
        QCOMPARE(heardOf(*m_bob), QStringList{u"eve"_s});

        const auto welcome = m_bob->requests(Hello{.session = m_bob->session, .watch = QList<UserId>{{u"ann"_s}}});
        QCOMPARE(welcome->snapshot->presence.size(), 1);
        QCOMPARE(welcome->snapshot->presence.first().user.value, u"ann"_s);
        m_bob->drops();
        m_bob->forgets();
        m_bob->follows();
        QCOMPARE(heardOf(*m_bob), QStringList{u"ann"_s});
    }

    void bye_ends_the_sessions_stream_and_is_remembered_for_a_minute()
    {
        m_bob->follows();
        m_house->pass(1s);
        const Caller bob = m_bob->caller();
        QVERIFY(!m_house->hub().hasLeft(bob));

        QVERIFY(m_bob->requests(Bye{}));
        m_house->pass(1s);

        QCOMPARE(m_bob->closed, CloseCode::GoingAway);
        QCOMPARE(m_ann->last<PresenceChanged>().state, Presence::Offline);
        m_house->pass(58s);
        QVERIFY(m_house->hub().hasLeft(bob));
        m_house->pass(2s);
        QVERIFY(!m_house->hub().hasLeft(bob));
    }

    void a_snapshot_is_what_hello_would_have_given()
    {
        say(2);
        std::optional<Expected<Snapshot, Error>> got;
        m_house->hub().snapshot(m_bob->caller(), [&got](const auto &result) { got = result; });
        m_house->settle();
        const auto welcome = m_bob->requests(Hello{.session = m_bob->session});

        QVERIFY(got && *got);
        QCOMPARE(**got, *welcome->snapshot);
    }

    void a_user_has_no_more_than_100_sessions_by_requests()
    {
        const SessionId first = m_bob->session;
        for (int i = 0; i < 100; ++i) {
            m_bob->session = {rules::newUuid()};
            QVERIFY(m_bob->requests(Ping{}));
        }
        m_bob->session = first;

        const auto refused = m_bob->requests(Ping{});
        QCOMPARE(refused.error().code, ErrorCode::TooMany);
        QVERIFY(refused.error().after);
        m_house->pass(16s);

        QVERIFY(m_bob->requests(Ping{}));
    }

    void who_was_removed_is_nobody()
    {
        const Caller bob = m_bob->caller();
        QVERIFY(m_ann->sends(RemoveUser{.id = {rules::newUuid()}, .user = {u"bob"_s}}));

        const FakeRequest request(*m_house, bob);
        m_bob->followsFrom({});

        QCOMPARE(request.refusal->code, ErrorCode::Unauthorized);
        QCOMPARE(m_bob->begun->error().code, ErrorCode::Unauthorized);
    }

    void a_server_that_stops_takes_no_more_and_closes_what_is_under_way()
    {
        FakeRequest request(*m_house, m_bob->caller());
        request.says(post(u"x"_s));

        m_house->hub().closeAll();

        QCOMPARE(request.closed, CloseCode::Restarting);
        QCOMPARE(request.heard, 0);
        QCOMPARE(m_bob->requests(Ping{}).error().code, ErrorCode::Unavailable);
    }

private:
    [[nodiscard]] Post post(const QString &text) const
    {
        return {.room = m_room, .id = {rules::newUuid()}, .text = text};
    }
    static QStringList heardOf(const FakePeer &peer)
    {
        QStringList who;
        for (const PresenceChanged &one : peer.all<PresenceChanged>()) {
            if (one.user.value != u"bob"_s) // oneself
                who.append(one.user.value);
        }
        who.sort();
        return who;
    }
};

QTEST_GUILESS_MAIN(HubRequestsTest)
#include "tst_hubrequests.moc"
