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
using tests::replaced;
using tests::World;

/// Which way a ladder would like to take: one that worked before, one that a person chose, or a better one that it
/// looks for.
class ChoosingTest : public QObject
{
    Q_OBJECT

private slots:
    void the_winner_is_remembered_for_this_network();
    void beside_a_remembered_way_a_websocket_is_pinged();
    void a_websocket_that_answers_before_the_remembered_way_is_taken();
    void a_remembered_way_that_fails_is_no_dead_end();
    void a_chosen_way_is_the_only_one();
    void a_person_may_choose_in_the_middle();
    void a_chosen_way_that_fails_is_the_end();
    void a_chosen_way_that_fell_silent_is_the_end();
    void giving_up_the_choice_leads_back_up();
    void a_probe_disturbs_no_session();
    void probes_come_less_and_less_often();
    void a_lower_way_that_breaks_puts_no_probe_off();
    void a_network_change_is_a_reason_to_look();
    void a_reason_to_look_waits_for_no_look_at_another_way();
    void what_the_way_before_did_not_answer_is_no_silence_of_the_chosen_one();
};

void ChoosingTest::the_winner_is_remembered_for_this_network()
{
    LadderWorld world;
    world.becomeLiveBelow();
    const Endpoint there{.host = u"chat.example"_s};

    QCOMPARE(world.memory.best(there), Way::EventStream);
    QCOMPARE(world.memory.best({.host = u"other.example"_s}), Way::WebSocket);
    const RememberedWays again(world.folder.filePath(u"ways.json"_s), world.time, [&world] { return world.network; });
    QCOMPARE(again.best(there), Way::EventStream);
    world.network = u"office"_s;
    QCOMPARE(world.memory.best(there), Way::WebSocket);

    world.network = u"home"_s;
    world.memory.remember(there, Way::WebSocket);
    QCOMPARE(world.memory.best(there), Way::WebSocket);
}

void ChoosingTest::beside_a_remembered_way_a_websocket_is_pinged()
{
    LadderWorld world;
    world.memory.remember({.host = u"chat.example"_s}, Way::LongPoll);
    world.session.start();
    QVERIFY(world.isOpen(Way::LongPoll));
    QVERIFY(world.isOpen(Way::WebSocket));
    QVERIFY(!world.isOpen(Way::EventStream));
    world.over(Way::WebSocket).opensNow();
    QVERIFY(world.over(Way::WebSocket).last<Ping>());
    QVERIFY(!world.hasHello(Way::WebSocket));

    world.welcomesOver(Way::LongPoll);
    QVERIFY(world.isOpen(Way::WebSocket));
    world.over(Way::WebSocket).refuses({.code = ErrorCode::Unauthorized, .text = u"say hello first"_s});
    QVERIFY(world.over(Way::LongPoll).settlesNow());
    world.over(Way::WebSocket).answers(World::welcome());

    QCOMPARE(world.passage(), std::optional(Passage{Way::WebSocket}));
    QCOMPARE(world.losses, 0);
}

void ChoosingTest::a_websocket_that_answers_before_the_remembered_way_is_taken()
{
    LadderWorld world;
    world.memory.remember({.host = u"chat.example"_s}, Way::EventStream);
    world.session.start();
    world.over(Way::EventStream).opensNow();

    world.probeSucceeds();
    QVERIFY(!world.isOpen(Way::EventStream));
    QVERIFY(world.hasHello(Way::WebSocket));
    world.over(Way::WebSocket).answers(World::welcome());

    QCOMPARE(world.passage(), std::optional(Passage{Way::WebSocket}));
}

void ChoosingTest::a_remembered_way_that_fails_is_no_dead_end()
{
    LadderWorld world;
    world.memory.remember({.host = u"chat.example"_s}, Way::Poll);
    world.session.start();
    world.over(Way::WebSocket).closes({.cause = Cause::NotMadang});
    world.over(Way::Poll).closes({.cause = Cause::NotMadang});

    QVERIFY(world.isOpen(Way::EventStream));
    world.welcomesOver(Way::EventStream);

    QVERIFY(world.session.live());
}

void ChoosingTest::a_chosen_way_is_the_only_one()
{
    LadderWorld world;
    world.ladder.choose(Way::LineStream);
    world.session.start();
    QVERIFY(world.isOpen(Way::LineStream));
    world.time.pass(5s);
    QCOMPARE(world.ways.size(), size_t{1});

    world.welcomesOver(Way::LineStream);
    world.time.pass(1s);

    QCOMPARE(world.passage(), std::optional(Passage{Way::LineStream, Obstacle::NotChosen}));
    QCOMPARE(world.memory.best({.host = u"chat.example"_s}), Way::WebSocket);
}

void ChoosingTest::a_person_may_choose_in_the_middle()
{
    LadderWorld world;
    world.becomeLive();
    world.over(Way::WebSocket).says(posted(8));

    world.chooses(Way::LongPoll);
    world.welcomesOver(Way::LongPoll, 8);
    world.over(Way::WebSocket).says(posted(9));
    world.over(Way::LongPoll).says(posted(9));
    world.over(Way::WebSocket).closes(replaced());
    world.time.pass(60s - 1s);

    QCOMPARE(world.events, (QList<qint64>{8, 9}));
    QCOMPARE(world.passages.last(), (Passage{Way::LongPoll, Obstacle::NotChosen}));
    QVERIFY(!world.isOpen(Way::WebSocket));
}

void ChoosingTest::a_chosen_way_that_fails_is_the_end()
{
    LadderWorld world;
    world.becomeLive();

    world.chooses(Way::EventStream);
    world.over(Way::EventStream).closes({.cause = Cause::NotMadang});
    QCOMPARE(world.session.state().phase, Phase::Waiting);
    world.time.pass(300ms);

    QVERIFY(world.isOpen(Way::EventStream));
    QVERIFY(!world.isOpen(Way::WebSocket));
}

void ChoosingTest::a_chosen_way_that_fell_silent_is_the_end()
{
    LadderWorld world;
    world.becomeLiveOver(Way::EventStream);
    for (int i = 0; i < 15; ++i) {
        QVERIFY(world.session.live());
        world.time.pass(1s);
        world.over(Way::EventStream).saysBytes(R"({"re":77,"ok":{}})");
    }

    QCOMPARE(world.session.state().phase, Phase::Waiting);
}

void ChoosingTest::giving_up_the_choice_leads_back_up()
{
    LadderWorld world;
    world.becomeLiveOver(Way::Poll);

    world.chooses(std::nullopt);
    world.probeSucceeds();
    QVERIFY(world.over(Way::Poll).settlesNow());
    world.over(Way::WebSocket).answers(LadderWorld::welcome(7));

    QCOMPARE(world.passage(), std::optional(Passage{Way::WebSocket}));
    QCOMPARE(world.losses, 0);
}

void ChoosingTest::a_probe_disturbs_no_session()
{
    LadderWorld world;
    world.becomeLiveBelow();
    world.time.pass(4'999ms);
    QCOMPARE(world.over(Way::WebSocket).opens, 1);
    world.time.pass(1ms);
    QCOMPARE(world.over(Way::WebSocket).opens, 2);

    world.over(Way::WebSocket).opensNow();
    QVERIFY(world.over(Way::WebSocket).last<Ping>());
    QVERIFY(!world.hasHello(Way::WebSocket));
    world.over(Way::WebSocket).breaks();

    QVERIFY(world.session.live());
    QVERIFY(world.isOpen(Way::EventStream));
    QVERIFY(world.trials.last().isProbe);
}

void ChoosingTest::probes_come_less_and_less_often()
{
    LadderWorld world;
    world.becomeLiveBelow();
    QList<qint64> seconds;
    for (int i = 0; i < 240; ++i) {
        const int before = world.over(Way::WebSocket).opens;
        world.time.pass(1s);
        world.over(Way::EventStream).says(World::sign());
        if (world.over(Way::WebSocket).opens > before) {
            seconds << i + 1;
            world.over(Way::WebSocket).breaks();
        }
    }

    QCOMPARE(seconds, (QList<qint64>{5, 15, 35, 75, 135, 195}));
}

void ChoosingTest::a_lower_way_that_breaks_puts_no_probe_off()
{
    LadderWorld world;
    world.becomeLiveBelow();
    for (int i = 0; i < 4; ++i) {
        world.over(Way::EventStream).breaks();
        world.time.pass(20s);
        world.over(Way::WebSocket).breaks();
        world.welcomesOver(Way::EventStream);
    }
    QVERIFY(world.session.live());
    QVERIFY(!world.isOpen(Way::WebSocket));

    world.time.pass(Ladder::firstProbe);

    QVERIFY(world.isOpen(Way::WebSocket));
}

void ChoosingTest::a_network_change_is_a_reason_to_look()
{
    LadderWorld world;
    world.becomeLiveBelow();
    QVERIFY(!world.isOpen(Way::WebSocket));

    world.ladder.lookUpwards();

    QVERIFY(world.isOpen(Way::WebSocket));
}

void ChoosingTest::a_reason_to_look_waits_for_no_look_at_another_way()
{
    LadderWorld world;
    world.becomeLiveOver(Way::LongPoll);
    world.chooses(std::nullopt);
    for (int second = 0; second < 15; ++second) { // until there is time for the stream beside it
        world.over(Way::WebSocket).breaks();
        world.time.pass(1s);
        world.over(Way::LongPoll).says(World::sign());
    }
    world.over(Way::WebSocket).breaks();
    QVERIFY(world.isOpen(Way::EventStream));

    world.ladder.lookUpwards();

    QVERIFY(world.isOpen(Way::WebSocket));
    QVERIFY(!world.isOpen(Way::EventStream));
}

void ChoosingTest::what_the_way_before_did_not_answer_is_no_silence_of_the_chosen_one()
{
    LadderWorld world;
    world.becomeLive();
    world.time.pass(2s);
    world.chooses(Way::EventStream);
    world.welcomesOver(Way::EventStream);
    world.session.ask(Ping(), [](const auto & /*never*/) {});

    world.time.pass(Ladder::doubtAfter + Ladder::doubtMost + Ladder::silentMost);

    QCOMPARE(world.losses, 0);
    QVERIFY(world.isOpen(Way::EventStream));
}

QTEST_GUILESS_MAIN(ChoosingTest)
#include "tst_choosing.moc"
