// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/fakepeer.h"

#include <QTest>

using namespace madang;
using namespace madang::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// How fast one user may go, and how often be connected.
class HubRatesTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_house = std::make_unique<House>(HubSettings{.serverName = u"s"_s,
                                                      .postsPerSecond = 10,
                                                      .postsBurst = 60,
                                                      .commandsPerSecond = 50,
                                                      .connectionsPerUser = 3});
        m_ann = std::make_unique<FakePeer>(*m_house, u"ann"_s, Role::Owner);
        m_ann->connects();
        m_room = m_house->commonRoom();
    }
    void cleanup()
    {
        m_ann.reset();
        m_house.reset();
    }

    void posts_pass_in_a_burst_and_then_at_the_rate()
    {
        for (int i = 0; i < 60; ++i)
            QVERIFY(m_ann->sends(post()));

        const auto refused = m_ann->sends(post());
        QCOMPARE(refused.error().code, ErrorCode::TooMany);
        QVERIFY(!refused.error().text.isEmpty());
        QCOMPARE(refused.error().after, std::optional<milliseconds>(100ms));
        m_house->clock.pass(99ms);
        QCOMPARE(m_ann->sends(post()).error().after, std::optional<milliseconds>(1ms));
        m_house->clock.pass(1ms);
        QVERIFY(m_ann->sends(post()));
        QVERIFY(!m_ann->sends(post()));
        QVERIFY(!m_ann->closed);
    }

    void a_user_is_counted_over_all_connections_and_no_other_user()
    {
        FakePeer phone(*m_house, u"ann"_s);
        FakePeer bob(*m_house, u"bob"_s);
        phone.connects();
        bob.connects();
        for (int i = 0; i < 30; ++i) {
            QVERIFY(m_ann->sends(post()));
            QVERIFY(phone.sends(post()));
        }

        QCOMPARE(m_ann->sends(post()).error().code, ErrorCode::TooMany);
        QCOMPARE(phone.sends(post()).error().code, ErrorCode::TooMany);
        m_ann->drops();
        m_ann->connects();
        QCOMPARE(m_ann->sends(post()).error().code, ErrorCode::TooMany);
        QVERIFY(bob.sends(post()));
    }

    void requests_count_as_connections_do()
    {
        for (int i = 0; i < 60; ++i)
            QVERIFY(m_ann->requests(post()));

        QCOMPARE(m_ann->requests(post()).error().code, ErrorCode::TooMany);
        QCOMPARE(m_ann->sends(post()).error().code, ErrorCode::TooMany);
    }

    void a_hello_and_a_snapshot_by_request_count_as_commands()
    {
        for (int i = 0; i < 99; ++i)
            QVERIFY(m_ann->requests(Hello{.session = m_ann->session}));
        std::vector<Expected<Snapshot, Error>> got;
        const auto keep = [&got](const auto &result) { got.push_back(result); };
        m_house->hub().snapshot(m_ann->caller(), keep);
        m_house->settle();
        m_house->hub().snapshot(m_ann->caller(), keep);

        QCOMPARE(got.size(), 2U);
        QVERIFY(got.front());
        QCOMPARE(got.back().error().code, ErrorCode::TooMany);
        QVERIFY(got.back().error().after);
        QCOMPARE(m_ann->requests(Hello{.session = m_ann->session}).error().code, ErrorCode::TooMany);
    }

    void who_follows_counts_as_a_connection()
    {
        FakePeer stream(*m_house, u"ann"_s);
        FakePeer nameless(*m_house, u"ann"_s);
        FakePeer last(*m_house, u"ann"_s);
        nameless.session = {};
        stream.follows();
        nameless.follows();
        QVERIFY(*nameless.begun);

        last.follows();
        QCOMPARE(last.begun->error().code, ErrorCode::TooMany);
        QVERIFY(last.begun->error().after);
        QCOMPARE(last.requests(Hello{.session = last.session}).error().code, ErrorCode::TooMany);
        stream.follows(); // another of its session
        QVERIFY(*stream.begun);
        nameless.drops();
        last.follows();

        QVERIFY(*last.begun);
    }

    void a_repetition_passes_however_fast_it_comes()
    {
        const Post first = post();
        const auto answer = m_ann->sends(first);
        while (m_ann->sends(post())) {
        }

        const auto again = m_ann->sends(first);

        QVERIFY(again);
        QVERIFY(again->duplicate);
        QCOMPARE(again->seq, answer->seq);
        Post other = first;
        other.text = u"something else"_s;
        QCOMPARE(m_ann->sends(other).error().code, ErrorCode::Conflict);
        QCOMPARE(m_ann->sends(post()).error().code, ErrorCode::TooMany);
    }

    void so_does_that_of_any_change()
    {
        const CreateRoom create{.id = {rules::newUuid()}, .kind = RoomKind::Public, .name = u"hall"_s};
        const auto made = m_ann->sends(create);
        while (m_ann->sends(Ping{})) {
        }

        const auto again = m_ann->sends(create);

        QVERIFY(again);
        QCOMPARE(again->seq, made->seq);
        const CreateRoom other{.id = {rules::newUuid()}, .kind = RoomKind::Public, .name = u"garden"_s};
        QCOMPARE(m_ann->sends(other).error().code, ErrorCode::TooMany);
    }

    void many_repetitions_at_once_are_looked_up_so_many_at_a_time()
    {
        const Post first = post();
        QVERIFY(m_ann->sends(first));
        while (m_ann->sends(post())) {
        }
        QList<qint64> refs;
        for (int i = 0; i < 300; ++i)
            refs.append(m_ann->says(first));
        m_house->settle();

        int passed = 0;
        for (const qint64 ref : refs) {
            const auto answer = m_ann->answerTo<Post>(ref);
            QVERIFY(answer || answer.error().code == ErrorCode::TooMany);
            passed += answer ? 1 : 0;
        }

        QCOMPARE(passed, 256);
        QVERIFY(m_ann->sends(first)); // and the others, later
    }

    void other_commands_have_a_rate_of_their_own()
    {
        while (m_ann->sends(post())) {
        }
        int passed = 0;
        while (m_ann->sends(ListRooms{}))
            ++passed;

        QCOMPARE(passed, 100);
        const auto refused = m_ann->sends(Ping{});
        QCOMPARE(refused.error().code, ErrorCode::TooMany);
        QCOMPARE(refused.error().after, std::optional<milliseconds>(20ms));
        m_house->clock.pass(20ms);
        QVERIFY(m_ann->sends(Ping{}));
        QVERIFY(!m_ann->sends(Ping{}));
    }

    void who_leaves_may_do_so_at_any_rate()
    {
        while (m_ann->sends(Ping{})) {
        }

        QVERIFY(m_ann->sends(Bye{}));

        QCOMPARE(m_ann->closed, CloseCode::GoingAway);
    }

    void a_flood_over_the_rate_is_answered_and_is_no_nonsense()
    {
        for (int i = 0; i < 1'000; ++i)
            m_ann->saysWithoutRef(Ping{});

        QVERIFY(!m_ann->closed);
        QCOMPARE(std::get<Error>(m_ann->replies.last().result).code, ErrorCode::TooMany);
        QVERIFY(!m_ann->replies.last().ref);
    }

    void a_wrong_token_is_counted_and_held_up_and_the_right_one_is_not()
    {
        FakePeer bob(*m_house, u"bob"_s);
        bob.connectsSilently();
        QCOMPARE(bob.greets(Hello{.token = u"made up"_s, .session = bob.session}).error().code,
                 ErrorCode::Unauthorized);
        QCOMPARE(bob.closed, CloseCode::SignedOut);
        QCOMPARE(bob.failures, 1);

        bob.heldUp = 2s;
        bob.connectsSilently();
        const auto refused = bob.greets(Hello{.token = u"made up"_s, .session = bob.session});
        QCOMPARE(refused.error().code, ErrorCode::TooMany);
        QCOMPARE(refused.error().after, std::optional<milliseconds>(2s));
        QCOMPARE(bob.closed, CloseCode::Overloaded);

        bob.connects();
        QVERIFY(bob.welcome && !bob.closed);
        QCOMPARE(bob.failures, 2);
    }

    void a_user_has_so_many_connections()
    {
        FakePeer second(*m_house, u"ann"_s);
        FakePeer third(*m_house, u"ann"_s);
        FakePeer fourth(*m_house, u"ann"_s);
        FakePeer bob(*m_house, u"bob"_s);
        for (FakePeer *peer : {&second, &third, &bob}) {
            peer->connects();
            QVERIFY(peer->welcome && !peer->closed);
        }

        fourth.connectsSilently();
        const auto refused = fourth.greets(Hello{.token = fourth.token, .session = fourth.session});

        QCOMPARE(refused.error().code, ErrorCode::TooMany);
        QVERIFY(refused.error().after);
        QCOMPARE(fourth.closed, CloseCode::Overloaded);
        QVERIFY(!m_ann->closed && !second.closed && !third.closed);
        third.drops();
        fourth.connects();
        QVERIFY(fourth.welcome && !fourth.closed);
    }

    void a_connection_that_replaces_another_takes_its_place()
    {
        FakePeer second(*m_house, u"ann"_s);
        FakePeer third(*m_house, u"ann"_s);
        second.connects();
        third.connects();
        FakePeer again(*m_house, u"ann"_s);
        again.session = m_ann->session;

        again.connects();

        QVERIFY(again.welcome && !again.closed);
        QCOMPARE(m_ann->closed, CloseCode::Replaced);
        again.drops();
        again.connects();
        QVERIFY(!again.closed);
    }

    void connections_of_one_session_that_never_get_live_count()
    {
        FakePeer second(*m_house, u"ann"_s);
        second.connects();
        std::vector<std::unique_ptr<FakePeer>> stuck;
        QList<bool> letIn;
        for (int i = 0; i < 4; ++i) {
            stuck.push_back(std::make_unique<FakePeer>(*m_house, u"ann"_s));
            stuck.back()->session = m_ann->session;
            stuck.back()->cursor = Cursor{.epoch = m_ann->welcome->epoch, .seq = 1};
            stuck.back()->takes(1);
            stuck.back()->connects();
            letIn.append(!stuck.back()->closed);
        }

        QCOMPARE(letIn, (QList<bool>{true, true, false, false}));
    }

private:
    [[nodiscard]] Post post() const { return {.room = m_room, .id = {rules::newUuid()}, .text = u"hi"_s}; }

    std::unique_ptr<House> m_house;
    std::unique_ptr<FakePeer> m_ann;
    RoomId m_room;
};

QTEST_GUILESS_MAIN(HubRatesTest)
#include "tst_hubrates.moc"
