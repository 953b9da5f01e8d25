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

/// How a ladder changes over from polls: they end before the other way says hello.
class LeavingPollsTest : public QObject
{
    Q_OBJECT

private slots:
    void the_last_poll_is_answered_before_the_new_way_is_greeted();
    void polls_that_break_before_it_hold_nothing_up();
    void polls_that_ended_for_a_way_that_failed_make_the_session_come_back();
};

void LeavingPollsTest::the_last_poll_is_answered_before_the_new_way_is_greeted()
{
    LadderWorld world;
    world.becomeLiveByLongPoll();
    int answers = 0;
    world.session.ask<Ping>({}, [&answers](const auto &answer) { answers += answer ? 1 : 0; });

    world.probeSucceeds();
    QVERIFY(!world.hasHello(Way::WebSocket)); // a poll under way would count as newer
    world.over(Way::LongPoll).says(posted(8));
    QVERIFY(world.over(Way::LongPoll).settlesNow());
    QVERIFY(!world.isOpen(Way::LongPoll));
    QCOMPARE(world.over(Way::WebSocket).last<Hello>()->cursor, u"e1.8"_s);
    world.over(Way::WebSocket).answers(LadderWorld::welcome(8));
    QVERIFY(world.over(Way::WebSocket).last<Ping>());
    world.over(Way::WebSocket).answers(Pong{.at = 1ms});

    QCOMPARE(world.events, QList<qint64>{8});
    QCOMPARE(answers, 1);
    QCOMPARE(world.losses, 0);
}

void LeavingPollsTest::polls_that_break_before_it_hold_nothing_up()
{
    LadderWorld world;
    world.becomeLiveByLongPoll();
    world.probeSucceeds();

    world.over(Way::LongPoll).breaks();
    QVERIFY(world.hasHello(Way::WebSocket));
    world.over(Way::WebSocket).answers(LadderWorld::welcome(7));

    QCOMPARE(world.passage(), std::optional(Passage{Way::WebSocket}));
    QCOMPARE(world.losses, 0);
}

void LeavingPollsTest::polls_that_ended_for_a_way_that_failed_make_the_session_come_back()
{
    LadderWorld world;
    world.becomeLiveByLongPoll();
    world.probeSucceeds();

    world.over(Way::WebSocket).breaks();
    QVERIFY(world.session.live());
    QVERIFY(world.over(Way::LongPoll).settlesNow());

    QCOMPARE(world.session.state().phase, Phase::Waiting);
}

QTEST_GUILESS_MAIN(LeavingPollsTest)
#include "tst_leavingpolls.moc"
