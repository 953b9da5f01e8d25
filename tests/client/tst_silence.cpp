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

/// A way that falls silent: when it is left, and when it is tried again.
class SilenceTest : public QObject
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
};

void SilenceTest::a_silent_way_is_left_before_the_session_gives_up()
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

void SilenceTest::a_question_that_is_swallowed_is_noticed_soon()
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

void SilenceTest::a_question_that_takes_its_time_is_no_silence()
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

void SilenceTest::answers_do_not_hide_a_stream_that_brings_nothing()
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

void SilenceTest::a_stream_that_is_buffered_is_left_for_long_poll()
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

void SilenceTest::a_stream_that_fell_silent_is_taken_again_where_websockets_are_blocked()
{
    LadderWorld world;
    fallToLongPoll(world);

    world.over(Way::WebSocket).breaks(); // the next probe
    world.over(Way::EventStream).opensNow();
    QVERIFY(!world.hasHello(Way::EventStream));
    world.over(Way::EventStream).answers(Pong());
    QVERIFY(world.over(Way::LongPoll).settlesNow());
    world.over(Way::EventStream).answers(LadderWorld::welcome(7));

    QCOMPARE(world.passage(), std::optional(Passage{Way::EventStream, Obstacle::Refused}));
    QCOMPARE(world.losses, 0);
    QVERIFY(!world.isOpen(Way::LongPoll));
}

void SilenceTest::a_stream_that_stays_silent_is_asked_beside_the_polls()
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

void SilenceTest::polls_that_fell_silent_are_held_again()
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
    QVERIFY(world.over(Way::Poll).settlesNow());
    world.over(Way::LongPoll).answers(LadderWorld::welcome(7));

    QCOMPARE(world.passage(), std::optional(Passage{Way::LongPoll, Obstacle::Refused}));
    QCOMPARE(world.losses, 0);
}

QTEST_GUILESS_MAIN(SilenceTest)
#include "tst_silence.moc"
