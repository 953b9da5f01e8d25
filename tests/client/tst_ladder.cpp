// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/ladder/ladder.h"

#include "tests/support/client/ladderworld.h"

#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::LadderWorld;
using tests::World;

/// How a ladder finds a way.
class LadderTest : public QObject
{
    Q_OBJECT

private slots:
    void the_best_way_is_tried_alone_first();
    void a_refused_way_gives_way_at_once();
    void after_silence_the_next_way_begins_beside_it();
    void the_first_welcome_wins_and_the_others_are_closed();
    void a_slow_websocket_that_answers_first_wins();
    void all_four_ways_begin_within_the_patience_of_a_session();
    void a_stream_without_its_first_bytes_gives_way_to_long_poll();
    void a_way_that_opens_and_is_then_refused_gives_way();
    void a_welcome_that_can_not_be_read_gives_way();
    void where_nobody_listens_no_other_way_is_tried();
    void what_the_server_says_is_not_asked_again_on_other_ways_data();
    void what_the_server_says_is_not_asked_again_on_other_ways();
    void a_refused_hello_reaches_the_session();
    void when_nothing_works_the_first_reason_is_told();
    void what_is_asked_before_the_welcome_is_sent_after_it();
    void each_attempt_is_told();
    void what_goes_over_the_wire_is_passed_on();
    void after_close_nothing_goes_on();
};

void LadderTest::the_best_way_is_tried_alone_first()
{
    LadderWorld world;

    world.session.start();
    QVERIFY(world.isOpen(Way::WebSocket));
    QCOMPARE(world.ways.size(), size_t{1});
    world.welcomesOver(Way::WebSocket);
    world.time.pass(9s);

    QVERIFY(world.session.live());
    QCOMPARE(world.passage(), std::optional(Passage{Way::WebSocket}));
    QCOMPARE(world.ways.size(), size_t{1});
}

void LadderTest::a_refused_way_gives_way_at_once()
{
    LadderWorld world;

    world.session.start();
    world.over(Way::WebSocket).closes({.cause = Cause::NotMadang});
    QVERIFY(world.isOpen(Way::EventStream));
    world.welcomesOver(Way::EventStream);

    QVERIFY(world.session.live());
    QCOMPARE(world.passage(), std::optional(Passage{Way::EventStream, Obstacle::Refused}));
}

void LadderTest::after_silence_the_next_way_begins_beside_it()
{
    LadderWorld world;
    world.session.start();

    world.time.pass(2'499ms);
    QVERIFY(!world.isOpen(Way::EventStream));
    world.time.pass(1ms);
    QVERIFY(world.isOpen(Way::EventStream));
    QVERIFY(world.isOpen(Way::WebSocket));
    world.welcomesOver(Way::EventStream);

    QCOMPARE(world.passage(), std::optional(Passage{Way::EventStream, Obstacle::NoAnswer}));
}

void LadderTest::the_first_welcome_wins_and_the_others_are_closed()
{
    LadderWorld world;
    world.session.start();
    world.over(Way::WebSocket).opensNow();
    world.time.pass(2'500ms);

    world.welcomesOver(Way::EventStream);

    QVERIFY(world.session.live());
    QVERIFY(world.isOpen(Way::EventStream));
    QVERIFY(!world.isOpen(Way::WebSocket));
    world.over(Way::WebSocket).answers(World::welcome()); // too late
    QVERIFY(world.session.live());
    QCOMPARE(world.passages.size(), 1);
}

void LadderTest::a_slow_websocket_that_answers_first_wins()
{
    LadderWorld world;
    world.session.start();
    world.time.pass(6s);
    QVERIFY(world.isOpen(Way::LongPoll));

    world.over(Way::EventStream).opensNow();
    world.welcomesOver(Way::WebSocket);

    QCOMPARE(world.passage(), std::optional(Passage{Way::WebSocket}));
    QVERIFY(!world.isOpen(Way::EventStream));
    QVERIFY(!world.isOpen(Way::LongPoll));
}

void LadderTest::all_four_ways_begin_within_the_patience_of_a_session()
{
    LadderWorld world;
    world.session.start();
    world.over(Way::WebSocket).opensNow(); // from here on the session waits for its welcome
    world.time.pass(7'500ms);
    QCOMPARE(world.session.state().phase, Phase::Greeting);

    world.welcomesOver(Way::Poll);

    QVERIFY(world.session.live());
    QCOMPARE(world.losses, 0);
}

void LadderTest::a_stream_without_its_first_bytes_gives_way_to_long_poll()
{
    LadderWorld world;
    world.session.start();
    world.over(Way::WebSocket).closes({.cause = Cause::NotMadang});
    world.over(Way::EventStream).opensNow(); // its welcome waits for the first bytes
    world.time.pass(2'500ms);

    world.welcomesOver(Way::LongPoll);

    QCOMPARE(world.passage(), std::optional(Passage{Way::LongPoll, Obstacle::Refused}));
}

void LadderTest::a_way_that_opens_and_is_then_refused_gives_way()
{
    LadderWorld world;
    world.session.start();
    world.over(Way::WebSocket).opensNow();
    QVERIFY(world.hasHello(Way::WebSocket));

    world.over(Way::WebSocket).breaks();
    world.welcomesOver(Way::EventStream);

    QVERIFY(world.session.live());
    QCOMPARE(world.losses, 0);
}

void LadderTest::a_welcome_that_can_not_be_read_gives_way()
{
    LadderWorld world;
    world.session.start();
    world.over(Way::WebSocket).opensNow();

    world.over(Way::WebSocket).answers(Ping::Reply{});

    QVERIFY(!world.isOpen(Way::WebSocket));
    QVERIFY(world.isOpen(Way::EventStream));
}

void LadderTest::where_nobody_listens_no_other_way_is_tried()
{
    LadderWorld world;
    world.session.start();

    world.over(Way::WebSocket).closes({.cause = Cause::NobodyListens});

    QCOMPARE(world.ways.size(), size_t{1});
    QCOMPARE(world.session.state().phase, Phase::Waiting);
    QCOMPARE(world.session.state().cause, std::optional(Cause::NobodyListens));
}

void LadderTest::what_the_server_says_is_not_asked_again_on_other_ways_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<Phase>("phase");

    QTest::newRow("signed out") << 4501 << Phase::Stopped;
    QTest::newRow("client too old") << 4510 << Phase::Stopped;
    QTest::newRow("restarting") << 4001 << Phase::Waiting;
    QTest::newRow("overloaded") << 4013 << Phase::Waiting;
    QTest::newRow("going away") << 1001 << Phase::Waiting;
}

void LadderTest::what_the_server_says_is_not_asked_again_on_other_ways()
{
    QFETCH(const int, code);
    QFETCH(const Phase, phase);
    LadderWorld world;
    world.session.start();
    world.over(Way::WebSocket).opensNow();
    const auto number = static_cast<quint16>(code);

    world.over(Way::WebSocket).closes({.code = number, .mayComeBack = mayComeBack(number)});

    QCOMPARE(world.session.state().phase, phase);
    QCOMPARE(world.ways.size(), size_t{1});
}

void LadderTest::a_refused_hello_reaches_the_session()
{
    LadderWorld world;
    world.session.start();
    world.over(Way::WebSocket).opensNow();

    world.over(Way::WebSocket).refuses({.code = ErrorCode::Unauthorized, .text = u"revoked"_s});

    QCOMPARE(world.session.state().stopped, std::optional(StopReason::SignedOut));
    QCOMPARE(world.ways.size(), size_t{1});
}

void LadderTest::when_nothing_works_the_first_reason_is_told()
{
    LadderWorld world;
    world.session.start();

    world.over(Way::WebSocket).closes({.cause = Cause::Proxy});
    for (const Way way : {Way::EventStream, Way::LongPoll, Way::Poll}) {
        QCOMPARE(world.session.state().phase, Phase::Connecting);
        world.over(way).closes({.cause = Cause::NotMadang});
    }

    QCOMPARE(world.session.state().phase, Phase::Waiting);
    QCOMPARE(world.session.state().cause, std::optional(Cause::Proxy));
}

void LadderTest::what_is_asked_before_the_welcome_is_sent_after_it()
{
    LadderWorld world;
    world.session.start();
    world.over(Way::WebSocket).opensNow();
    int answers = 0;
    world.session.ask<Ping>({}, [&answers](const auto &answer) { answers += answer ? 1 : 0; });
    QVERIFY(!world.over(Way::WebSocket).last<Ping>());

    world.over(Way::WebSocket).answers(World::welcome());
    QVERIFY(world.over(Way::WebSocket).last<Ping>());
    world.over(Way::WebSocket).answers(Pong{.at = 1ms});

    QCOMPARE(answers, 1);
}

void LadderTest::each_attempt_is_told()
{
    LadderWorld world;
    world.session.start();
    world.time.pass(2'500ms);
    world.over(Way::EventStream).closes({.cause = Cause::NotMadang});
    world.time.pass(1s);

    world.welcomesOver(Way::LongPoll);

    const QList<Trial> trials{
        {.way = Way::EventStream, .outcome = Trial::Outcome::Failed, .obstacle = Obstacle::Refused},
        {.way = Way::WebSocket, .outcome = Trial::Outcome::Failed, .obstacle = Obstacle::NoAnswer},
        {.way = Way::LongPoll, .outcome = Trial::Outcome::Works}};
    QCOMPARE(world.trials, trials);
}

void LadderTest::what_goes_over_the_wire_is_passed_on()
{
    LadderWorld world;
    QList<qint64> bytes;
    connect(&world.ladder, &Transport::carried, &world.session, [&bytes](const Carried &what) { bytes << what.bytes; });
    world.becomeLive();

    emit world.over(Way::WebSocket).carried({.bytes = 5});

    QCOMPARE(bytes, QList<qint64>{5});
}

void LadderTest::after_close_nothing_goes_on()
{
    LadderWorld world;
    world.session.start();
    world.time.pass(3s);

    world.session.stop();
    world.time.pass(60s);

    QVERIFY(!world.isOpen(Way::WebSocket));
    QVERIFY(!world.isOpen(Way::EventStream));
    QCOMPARE(world.over(Way::WebSocket).opens, 1);
    QVERIFY(!world.ways.contains(Way::LongPoll));
}

QTEST_GUILESS_MAIN(LadderTest)
#include "tst_ladder.moc"
