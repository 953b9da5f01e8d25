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

/// What a ladder holds of a way that gave way: whether it is tried first again, and what is tried beside it.
class FootingTest : public QObject
{
    Q_OBJECT

private slots:
    void a_way_that_fell_silent_is_not_the_first_choice();
    void a_way_that_was_cut_soon_has_company();
    void of_two_that_begin_together_one_says_hello();
    void company_says_hello_when_the_other_is_refused_or_silent();
    void a_timer_that_comes_a_little_early_keeps_nobody_waiting();
    void a_way_that_is_cut_again_and_again_comes_last();
    void a_way_that_held_is_the_first_choice_again();
    void a_network_that_was_gone_is_no_fault_of_the_way();
};

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

    world.comesBackSoonCut();

    QVERIFY(world.isOpen(Way::WebSocket));
    QVERIFY(world.isOpen(Way::EventStream));
}

/// The server would take the second hello for the newer one, and end the way that was welcomed.
void FootingTest::of_two_that_begin_together_one_says_hello()
{
    LadderWorld world;
    world.comesBackSoonCut();

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
        world.comesBackSoonCut();
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
    world.comesBackSoonCut();
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
    world.comesBackSoonCut();
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
