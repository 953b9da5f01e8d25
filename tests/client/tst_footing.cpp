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
using tests::posted;
using tests::World;

namespace
{

/// WebSockets are blocked, the stream of events has fallen silent, and it is time for the next probe.
void fallToLongPoll(LadderWorld &world)
{
    world.becomeLiveBelow();
    world.time.pass(5s);
    world.over(Way::WebSocket).breaks();
    world.time.pass(7'500ms);
    world.welcomesOver(Way::LongPoll);
    for (int second = 0; second < 10; ++second) {
        world.time.pass(1s);
        world.over(Way::LongPoll).says(World::sign());
    }
}

} // namespace

/// What a ladder holds of a way that falls silent, or breaks: when it is left, and when it is tried again.
class FootingTest : public QObject
{
    Q_OBJECT

private slots:
    void a_silent_way_is_left_before_the_session_gives_up();
    void a_question_that_is_swallowed_is_noticed_soon();
    void a_question_that_takes_its_time_is_no_silence();
    void answers_do_not_hide_a_stream_that_brings_nothing();
    void a_stream_that_is_buffered_is_left_for_long_poll();
    void a_stream_that_fell_silent_is_taken_again_where_websockets_are_blocked();
    void a_stream_that_stays_silent_is_asked_beside_the_polls();
    void polls_that_fell_silent_are_held_again();
    void a_way_that_fell_silent_is_not_the_first_choice();
    void a_way_that_was_cut_soon_has_company();
    void of_two_that_begin_together_one_says_hello();
    void company_says_hello_when_the_other_is_refused_or_silent();
    void a_timer_that_comes_a_little_early_keeps_nobody_waiting();
    void a_way_that_is_cut_again_and_again_comes_last();
    void a_way_that_held_is_the_first_choice_again();
    void a_network_that_was_gone_is_no_fault_of_the_way();
};

void FootingTest::a_silent_way_is_left_before_the_session_gives_up()
{
    LadderWorld world;
    world.becomeLive();
    world.time.pass(5s);
    world.over(Way::WebSocket).says(posted(8));

    world.time.pass(12'499ms);
    QVERIFY(!world.isOpen(Way::EventStream));
    world.time.pass(1ms);
    world.over(Way::EventStream).opensNow();
    QCOMPARE(world.over(Way::EventStream).last<Hello>()->cursor, u"e1.8"_s);
    world.over(Way::EventStream).answers(LadderWorld::welcome(8));
    world.over(Way::EventStream).says(posted(9));

    QCOMPARE(world.events, (QList<qint64>{8, 9}));
    QCOMPARE(world.losses, 0);
    QVERIFY(!world.isOpen(Way::WebSocket));
    QCOMPARE(world.passage(), std::optional(Passage{Way::EventStream, Obstacle::FellSilent}));
}

void FootingTest::a_question_that_is_swallowed_is_noticed_soon()
{
    LadderWorld world;
    world.becomeLive();
    world.time.pass(1s);
    int answers = 0;
    world.session.ask<Ping>({}, [&answers](const auto &answer) { answers += answer ? 1 : 0; });

    world.time.pass(5s);
    QVERIFY(world.isOpen(Way::EventStream));
    world.welcomesOver(Way::EventStream);
    world.over(Way::EventStream).answers(Pong{.at = 1ms});

    QCOMPARE(answers, 1);
    QCOMPARE(world.losses, 0);
    QCOMPARE(world.passage(), std::optional(Passage{Way::EventStream, Obstacle::FellSilent}));
}

void FootingTest::a_question_that_takes_its_time_is_no_silence()
{
    LadderWorld world;
    world.becomeLive();
    world.session.ask<ListRooms>({}, [](const auto & /*answer*/) {});

    for (int i = 0; i < 4; ++i) {
        world.time.pass(3s);
        QVERIFY(world.over(Way::WebSocket).last<Ping>());
        world.over(Way::WebSocket).answers(Pong{.at = 1ms}); // to our own
        QVERIFY(!world.isOpen(Way::EventStream));
    }
}

void FootingTest::answers_do_not_hide_a_stream_that_brings_nothing()
{
    LadderWorld world;
    world.becomeLiveBelow();
    for (int i = 0; i < 12; ++i) {
        world.time.pass(1s);
        world.session.ask<Ping>({}, [](const auto & /*answer*/) {});
        world.over(Way::EventStream).answers(Pong{.at = 1ms});
    }
    QVERIFY(!world.isOpen(Way::LongPoll));
    world.time.pass(500ms);

    QVERIFY(world.isOpen(Way::LongPoll));
    world.time.pass(5s); // it does not work either
    QCOMPARE(world.session.state().phase, Phase::Waiting);
}

void FootingTest::a_stream_that_is_buffered_is_left_for_long_poll()
{
    LadderWorld world;
    world.becomeLiveBelow();
    world.time.pass(5s);
    world.over(Way::WebSocket).breaks(); // the probe

    world.time.pass(7'500ms);
    world.welcomesOver(Way::LongPoll);

    QCOMPARE(world.passage(), std::optional(Passage{Way::LongPoll, Obstacle::Refused}));
    QCOMPARE(world.losses, 0);
}

void FootingTest::a_stream_that_fell_silent_is_taken_again_where_websockets_are_blocked()
{
    LadderWorld world;
    fallToLongPoll(world);

    world.over(Way::WebSocket).breaks(); // the next probe
    world.over(Way::EventStream).opensNow();
    QVERIFY(!world.hasHello(Way::EventStream));
    world.over(Way::EventStream).answers(Pong());
    world.over(Way::EventStream).answers(LadderWorld::welcome(7));

    QCOMPARE(world.passage(), std::optional(Passage{Way::EventStream, Obstacle::Refused}));
    QCOMPARE(world.losses, 0);
    QVERIFY(!world.isOpen(Way::LongPoll));
}

void FootingTest::a_stream_that_stays_silent_is_asked_beside_the_polls()
{
    LadderWorld world;
    fallToLongPoll(world);
    world.over(Way::WebSocket).breaks();
    world.over(Way::EventStream).opensNow();
    const int before = world.over(Way::WebSocket).opens;

    for (int second = 0; second < 14; ++second) {
        QVERIFY(world.isOpen(Way::EventStream));
        world.time.pass(1s);
        world.over(Way::LongPoll).says(World::sign());
    }

    QVERIFY(!world.isOpen(Way::EventStream));
    QCOMPARE(world.trials.last().way, Way::EventStream);
    QVERIFY(world.trials.last().isProbe);
    QCOMPARE(world.passage(), std::optional(Passage{Way::LongPoll, Obstacle::Refused}));
    QCOMPARE(world.over(Way::WebSocket).opens, before);
    for (int second = 14; second < 20; ++second) { // since the last look at the best
        world.time.pass(1s);
        world.over(Way::LongPoll).says(World::sign());
    }
    QCOMPARE(world.over(Way::WebSocket).opens, before + 1);
}

void FootingTest::polls_that_fell_silent_are_held_again()
{
    LadderWorld world;
    world.becomeLiveOver(Way::Poll);
    world.ladder.choose(std::nullopt);
    QCoreApplication::processEvents();
    for (int second = 0; second < 15; ++second) { // first the best has its chances
        world.over(Way::WebSocket).breaks();
        QVERIFY(!world.isOpen(Way::EventStream));
        world.time.pass(1s);
        world.over(Way::Poll).says(World::sign());
    }
    world.over(Way::WebSocket).breaks();
    world.over(Way::EventStream).breaks();

    world.over(Way::LongPoll).opensNow();
    world.over(Way::LongPoll).answers(Pong());
    world.over(Way::LongPoll).answers(LadderWorld::welcome(7));

    QCOMPARE(world.passage(), std::optional(Passage{Way::LongPoll, Obstacle::Refused}));
    QCOMPARE(world.losses, 0);
}

void FootingTest::a_way_that_fell_silent_is_not_the_first_choice()
{
    LadderWorld world;
    world.becomeLive();
    world.time.pass(15s); // the session gives up, the stream below did not answer
    QCOMPARE(world.session.state().phase, Phase::Waiting);
    const int before = world.over(Way::WebSocket).opens;

    world.time.pass(300ms);
    world.welcomesOver(Way::EventStream);
    QCOMPARE(world.over(Way::WebSocket).opens, before);
    QCOMPARE(world.passage(), std::optional(Passage{Way::EventStream, Obstacle::FellSilent}));

    world.time.pass(5s);
    QCOMPARE(world.over(Way::WebSocket).opens, before + 1);
}

void FootingTest::a_way_that_was_cut_soon_has_company()
{
    LadderWorld world;
    world.becomeLive();
    world.time.pass(5s);
    world.over(Way::WebSocket).breaks();

    world.time.pass(300ms);

    QVERIFY(world.isOpen(Way::WebSocket));
    QVERIFY(world.isOpen(Way::EventStream));
}

/// The server would take the second hello for the newer one, and end the way that was welcomed.
void FootingTest::of_two_that_begin_together_one_says_hello()
{
    LadderWorld world;
    world.session.start();
    world.welcomesOver(Way::WebSocket);
    world.time.pass(5s);
    world.over(Way::WebSocket).breaks();
    world.time.pass(300ms);

    world.over(Way::EventStream).opensNow();
    world.over(Way::WebSocket).opensNow();

    QVERIFY(world.hasHello(Way::EventStream));
    QVERIFY(!world.hasHello(Way::WebSocket));
    world.over(Way::EventStream).answers(World::welcome());
    QCOMPARE(world.passage(), std::optional(Passage{Way::EventStream, Obstacle::Broke}));
    QVERIFY(!world.isOpen(Way::WebSocket));
}

void FootingTest::company_says_hello_when_the_other_is_refused_or_silent()
{
    for (const bool isRefused : {true, false}) {
        LadderWorld world;
        world.session.start();
        world.welcomesOver(Way::WebSocket);
        world.time.pass(5s);
        world.over(Way::WebSocket).breaks();
        world.time.pass(300ms);
        world.over(Way::EventStream).opensNow();
        world.over(Way::WebSocket).opensNow();

        if (isRefused)
            world.over(Way::EventStream).closes({.cause = Cause::NoRoute}); // so nobody else is tried
        else
            world.time.pass(Ladder::stepAfter);

        QVERIFY(world.hasHello(Way::WebSocket));
        world.over(Way::WebSocket).answers(World::welcome());
        QCOMPARE(world.passage(), std::optional(Passage{Way::WebSocket}));
    }
}

/// Qt's may: then the next way begins when the one before it has said hello for nearly as long as it may.
void FootingTest::a_timer_that_comes_a_little_early_keeps_nobody_waiting()
{
    LadderWorld world;
    world.session.start();
    world.welcomesOver(Way::WebSocket);
    world.time.pass(5s);
    world.over(Way::WebSocket).breaks();
    world.time.pass(300ms);
    world.over(Way::EventStream).opensNow();

    world.time.pass(Ladder::stepAfter * 94 / 100);
    world.over(Way::WebSocket).opensNow();

    QVERIFY(world.hasHello(Way::WebSocket));
}

void FootingTest::a_way_that_is_cut_again_and_again_comes_last()
{
    LadderWorld world;
    world.session.start();
    for (int i = 0; i < 2; ++i) {
        world.welcomesOver(Way::WebSocket);
        world.time.pass(5s);
        world.over(Way::WebSocket).breaks();
        world.time.pass(1s);
    }

    QVERIFY(!world.isOpen(Way::WebSocket));
    world.welcomesOver(Way::EventStream);

    QCOMPARE(world.passage(), std::optional(Passage{Way::EventStream, Obstacle::Broke}));
}

void FootingTest::a_way_that_held_is_the_first_choice_again()
{
    LadderWorld world;
    world.becomeLive();
    world.time.pass(5s);
    world.over(Way::WebSocket).breaks();
    world.time.pass(300ms);
    world.welcomesOver(Way::WebSocket);
    for (int i = 0; i < 7; ++i) {
        world.time.pass(10s);
        world.over(Way::WebSocket).says(World::sign());
    }
    const int before = world.over(Way::EventStream).opens;

    world.over(Way::WebSocket).breaks();
    world.time.pass(300ms);

    QVERIFY(world.isOpen(Way::WebSocket));
    QCOMPARE(world.over(Way::EventStream).opens, before);
}

void FootingTest::a_network_that_was_gone_is_no_fault_of_the_way()
{
    LadderWorld world;
    world.becomeLive();
    world.time.pass(15s + 300ms + 10s); // silence, and a try in which nothing answers
    QCOMPARE(world.session.state().phase, Phase::Waiting);

    world.time.pass(2s);

    QVERIFY(world.isOpen(Way::WebSocket));
}

QTEST_GUILESS_MAIN(FootingTest)
#include "tst_footing.moc"
