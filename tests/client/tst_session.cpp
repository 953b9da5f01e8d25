// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/session/session.h"

#include "tests/support/client/sessionworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::World;

class SessionTest : public QObject
{
    Q_OBJECT

private slots:
    void it_is_live_only_when_hello_is_answered();
    void hello_says_who_and_from_where();
    void what_follows_the_welcome_comes_in_order();
    void an_event_before_the_welcome_ends_the_connection();
    void an_answer_reaches_who_asked();
    void a_lost_connection_fails_what_was_asked();
    void who_asked_is_told_after_the_state();
    void a_question_without_a_connection_fails_later();
    void what_the_server_would_not_take_is_not_sent();
    void a_question_that_is_never_answered_ends_the_connection();
    void leaving_says_bye_and_stays_away();
    void the_state_tells_since_when();
    void the_state_tells_over_which_way_while_it_is_live();
    void a_listener_may_stop_it();
};

void SessionTest::it_is_live_only_when_hello_is_answered()
{
    World world;

    world.session.start();
    QCOMPARE(world.phase(), Phase::Connecting);
    world.transport.opensNow();
    QCOMPARE(world.phase(), Phase::Greeting);
    QVERIFY(!world.session.live());
    world.transport.answers(World::welcome());

    QVERIFY(world.session.live());
    QCOMPARE(world.session.welcome()->server.name, u"Lab"_s);
}

void SessionTest::hello_says_who_and_from_where()
{
    World world;
    world.cursor = Cursor{{u"e1"_s}, 7};

    world.session.start();
    world.transport.opensNow();

    const auto hello = world.transport.last<Hello>();
    QVERIFY(hello);
    QCOMPARE(hello->token, u"secret"_s);
    QCOMPARE(hello->cursor, u"e1.7"_s);
    QCOMPARE(hello->session.value, u"11111111-1111-4111-8111-111111111111"_s);
}

void SessionTest::what_follows_the_welcome_comes_in_order()
{
    World world;

    world.becomeLive();
    world.transport.says(tests::posted(8));
    world.transport.saysBytes(R"({"ev":"poll.closed","seq":9,"at":1,"by":"u2"})");
    world.transport.saysBytes(R"({"sig":"weather","sun":true})");
    world.transport.says(World::sign());

    QCOMPARE(world.heard, (QStringList{u"welcome"_s, u"live"_s, u"event 8"_s, u"skipped 9"_s, u"signal"_s}));
}

void SessionTest::an_event_before_the_welcome_ends_the_connection()
{
    World world;
    world.session.start();
    world.transport.opensNow();

    world.transport.says(tests::posted(8));

    QCOMPARE(world.phase(), Phase::Waiting);
    QVERIFY(world.heard.isEmpty());
}

void SessionTest::an_answer_reaches_who_asked()
{
    World world;
    world.becomeLive();
    std::optional<Expected<ReadUpTo, Error>> first;
    std::optional<Expected<ReadUpTo, Error>> second;

    world.session.ask<Read>({.room = {u"r1"_s}, .n = 3}, [&first](const auto &answer) { first = answer; });
    world.transport.answers(ReadUpTo{.n = 3});
    world.session.ask<Read>({.room = {u"r1"_s}, .n = 4}, [&second](const auto &answer) { second = answer; });
    world.transport.refuses({.code = ErrorCode::NotFound, .text = u"no room"_s});

    QCOMPARE(first->value().n, 3);
    QCOMPARE(second->error().code, ErrorCode::NotFound);
}

void SessionTest::a_lost_connection_fails_what_was_asked()
{
    World world;
    world.becomeLive();
    int calls = 0;
    ErrorCode code{};

    world.session.ask<Ping>({}, [&calls, &code](const auto &answer) {
        ++calls;
        code = answer.error().code;
    });
    world.transport.breaks();
    world.time.pass(300ms);
    world.greet();

    QCOMPARE(calls, 1);
    QCOMPARE(code, ErrorCode::Unavailable);
}

void SessionTest::who_asked_is_told_after_the_state()
{
    World world;
    world.becomeLive();
    QStringList order;
    QObject::connect(&world.session, &Session::stateChanged, &world.session, [&order] { order << u"state"_s; });

    world.session.ask<Ping>({}, [&order](const auto &) { order << u"answer"_s; });
    world.transport.breaks();

    QCOMPARE(order, (QStringList{u"state"_s, u"answer"_s}));
}

void SessionTest::a_question_without_a_connection_fails_later()
{
    World world;
    std::optional<ErrorCode> code;

    world.session.ask<Ping>({}, [&code](const auto &answer) { code = answer.error().code; });
    QVERIFY(!code);
    QCoreApplication::processEvents();

    QCOMPARE(code, std::optional(ErrorCode::Unavailable));
}

void SessionTest::what_the_server_would_not_take_is_not_sent()
{
    World world;
    world.session.start();
    world.transport.opensNow();
    Welcome small = World::welcome();
    small.limits.messageBytes = 300;
    world.transport.answers(small);
    const auto textOf = [](qsizetype length) {
        return Post{
            .room = {u"r1"_s}, .id = {u"22222222-2222-4222-8222-222222222222"_s}, .text = QString(length, u'한')};
    };
    std::optional<ErrorCode> refusal;
    world.session.ask(textOf(100),
                      [&refusal](const Expected<Posted, Error> &answer) { refusal = answer.error().code; });
    QTRY_COMPARE(refusal, ErrorCode::TooLarge);
    QVERIFY(!world.transport.last<Post>());

    world.session.ask(textOf(10), [](const Expected<Posted, Error> & /*answer*/) {});
    QVERIFY(world.transport.last<Post>());
}

void SessionTest::a_question_that_is_never_answered_ends_the_connection()
{
    World world;
    world.becomeLive();
    int failed = 0;
    world.session.ask<Ping>({}, [&failed](const auto &) { ++failed; });

    for (int i = 0; i < 6; ++i) {
        world.time.pass(9s);
        world.transport.says(World::sign());
    }
    QCOMPARE(failed, 0);
    world.time.pass(6s);

    QCOMPARE(failed, 1);
    QCOMPARE(world.session.state().trouble, std::optional(Trouble::NoAnswer));
}

void SessionTest::leaving_says_bye_and_stays_away()
{
    World world;
    world.becomeLive();

    world.session.stop();
    world.time.pass(60s);

    QVERIFY(world.transport.last<Bye>());
    QCOMPARE(world.phase(), Phase::Idle);
    QCOMPARE(world.transport.opens, 1);
}

void SessionTest::the_state_tells_since_when()
{
    World world;
    world.session.start();
    const auto begun = world.time.steady();
    QCOMPARE(world.session.state().lostAt, std::optional(begun));
    QVERIFY(!world.session.state().wasLive);
    world.greet();
    QVERIFY(!world.session.state().lostAt);

    world.time.pass(5s);
    world.transport.breaks();
    const auto lost = world.time.steady();
    world.time.pass(300ms);
    world.transport.breaks();
    world.time.pass(1s);

    QCOMPARE(world.session.state().lostAt, std::optional(lost));
    QCOMPARE(world.session.state().attempts, 2);
    QVERIFY(world.session.state().wasLive);
}

void SessionTest::the_state_tells_over_which_way_while_it_is_live()
{
    const client::Passage stream{client::Way::EventStream, client::Obstacle::Refused};
    World world;
    world.session.start();
    world.transport.takes(stream);
    QVERIFY(!world.session.state().passage);
    world.greet();
    QCOMPARE(world.session.state().passage, std::optional(stream));

    int changes = 0;
    QObject::connect(&world.session, &Session::stateChanged, &world.session, [&changes] { ++changes; });
    world.transport.takes({client::Way::WebSocket});
    QCOMPARE(changes, 1);
    QCOMPARE(world.session.state().passage, std::optional(client::Passage{client::Way::WebSocket}));

    world.transport.breaks();
    QVERIFY(!world.session.state().passage);
}

void SessionTest::a_listener_may_stop_it()
{
    World world;
    QObject::connect(&world.session, &Session::welcomed, &world.session, [&world] { world.session.stop(); });

    world.becomeLive();

    QCOMPARE(world.phase(), Phase::Idle);
    QVERIFY(!world.transport.isOpen());
}

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
