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

namespace
{

Invite invitation()
{
    return {.uses = 1};
}

} // namespace

/// How a ladder changes over from one way to another in the middle of a conversation.
class CrossingTest : public QObject
{
    Q_OBJECT

private slots:
    void upwards_nothing_is_lost_or_doubled();
    void the_new_way_goes_on_where_the_old_one_was();
    void the_new_way_may_be_ahead_of_the_old_one();
    void replaced_before_the_new_way_has_answered_is_no_end();
    void replaced_without_another_way_is_an_end();
    void replaced_by_a_way_that_was_given_up_is_no_end();
    void what_the_old_way_did_not_answer_is_asked_again();
    void what_may_not_be_repeated_fails_as_on_a_broken_connection();
    void a_second_answer_is_dropped();
    void what_is_sent_between_two_ways_is_not_lost();
    void presence_and_whom_it_is_about_go_along();
    void a_way_that_can_not_resume_makes_the_session_come_back();
    void a_server_that_has_restarted_makes_the_session_come_back();
    void a_crossing_that_fails_leaves_everything_as_it_was();
};

void CrossingTest::upwards_nothing_is_lost_or_doubled()
{
    LadderWorld world;
    world.becomeLiveBelow();
    world.over(Way::EventStream).says(posted(8));
    world.greetsAbove();
    world.over(Way::EventStream).says(posted(9)); // while the hello is on its way

    world.over(Way::WebSocket).answers(LadderWorld::welcome(8));
    world.over(Way::WebSocket).says(posted(9));
    world.over(Way::EventStream).says(posted(10)); // the old way is not gone yet
    world.over(Way::WebSocket).says(posted(10));
    world.over(Way::EventStream).closes(replaced());
    world.over(Way::WebSocket).says(posted(11));

    QCOMPARE(world.events, (QList<qint64>{8, 9, 10, 11}));
    QCOMPARE(world.passage(), std::optional(Passage{Way::WebSocket}));
    QCOMPARE(world.losses, 0);
}

void CrossingTest::the_new_way_goes_on_where_the_old_one_was()
{
    LadderWorld world;
    world.becomeLiveBelow();
    world.over(Way::EventStream).says(posted(8));
    world.over(Way::EventStream).says(Signal(Live{.cursor = {{u"e1"_s}, 12}}));
    world.ladder.lookUpwards();

    world.probeSucceeds();

    QCOMPARE(world.over(Way::WebSocket).last<Hello>()->cursor, u"e1.12"_s);
    QCOMPARE(world.over(Way::WebSocket).last<Hello>()->session.value, u"11111111-1111-4111-8111-111111111111"_s);
}

void CrossingTest::the_new_way_may_be_ahead_of_the_old_one()
{
    LadderWorld world;
    world.becomeLiveBelow();
    world.crosses();

    world.over(Way::WebSocket).says(posted(8));
    world.over(Way::WebSocket).says(posted(9));
    world.over(Way::EventStream).says(posted(8));
    world.over(Way::EventStream).says(Signal(Live{.cursor = {{u"e1"_s}, 8}}));

    QCOMPARE(world.events, (QList<qint64>{8, 9}));
}

void CrossingTest::replaced_before_the_new_way_has_answered_is_no_end()
{
    LadderWorld world;
    world.becomeLiveBelow();
    world.greetsAbove();

    world.over(Way::EventStream).closes(replaced());
    QVERIFY(world.session.live());
    world.over(Way::WebSocket).answers(LadderWorld::welcome(7));
    world.over(Way::WebSocket).says(posted(8));

    QCOMPARE(world.events, (QList<qint64>{8}));
    QCOMPARE(world.losses, 0);
}

void CrossingTest::replaced_without_another_way_is_an_end()
{
    LadderWorld world;
    world.becomeLive();

    world.over(Way::WebSocket).closes(replaced());

    QCOMPARE(world.session.state().stopped, std::optional(StopReason::Replaced));
}

void CrossingTest::replaced_by_a_way_that_was_given_up_is_no_end()
{
    LadderWorld world;
    world.session.start();
    world.over(Way::WebSocket).opensNow(); // its hello reaches the server late
    world.time.pass(2'500ms);
    world.welcomesOver(Way::EventStream);

    world.over(Way::EventStream).closes(replaced());

    QCOMPARE(world.session.state().phase, Phase::Waiting);
}

void CrossingTest::what_the_old_way_did_not_answer_is_asked_again()
{
    LadderWorld world;
    world.becomeLiveBelow();
    const Post post{.room = {u"r1"_s}, .id = {u"22222222-2222-4222-8222-222222222222"_s}, .text = u"hi"_s};
    int answers = 0;
    world.session.ask(post, [&answers](const Expected<Posted, Error> &answer) { answers += answer ? 1 : 0; });
    world.crosses();
    QVERIFY(!world.over(Way::WebSocket).last<Post>()); // it may still come on the old way

    world.over(Way::EventStream).closes(replaced());
    QCOMPARE(world.over(Way::WebSocket).last<Post>(), std::optional(post));
    world.over(Way::WebSocket).answers(Posted{.seq = 8, .n = 1, .at = 1ms, .duplicate = true});

    QCOMPARE(answers, 1);
}

void CrossingTest::what_may_not_be_repeated_fails_as_on_a_broken_connection()
{
    LadderWorld world;
    world.becomeLiveBelow();
    std::optional<ErrorCode> code;
    world.session.ask(invitation(), [&code](const Expected<Invited, Error> &answer) { code = answer.error().code; });
    world.crosses();

    world.over(Way::EventStream).closes(replaced());

    QCOMPARE(code, std::optional(ErrorCode::Unavailable));
    QVERIFY(!world.over(Way::WebSocket).last<Invite>());
}

void CrossingTest::a_second_answer_is_dropped()
{
    LadderWorld world;
    world.becomeLiveBelow();
    int answers = 0;
    world.session.ask<Ping>({}, [&answers](const auto &) { ++answers; });
    int received = 0;
    connect(&world.ladder, &Transport::received, &world.session, [&received] { ++received; });

    world.over(Way::EventStream).answers(Pong{.at = 1ms});
    world.over(Way::EventStream).answers(Pong{.at = 1ms});

    QCOMPARE(answers, 1);
    QCOMPARE(received, 1);
}

void CrossingTest::what_is_sent_between_two_ways_is_not_lost()
{
    LadderWorld world;
    world.becomeLiveBelow();
    world.greetsAbove();
    world.over(Way::EventStream).closes(replaced());
    int answers = 0;

    world.session.ask(invitation(), [&answers](const Expected<Invited, Error> &answer) { answers += answer ? 1 : 0; });
    world.over(Way::WebSocket).answers(LadderWorld::welcome(7));
    QVERIFY(world.over(Way::WebSocket).last<Invite>());
    world.over(Way::WebSocket).answers(Invited{.code = u"c"_s, .link = u"madang://h:1/#invite=c"_s});

    QCOMPARE(answers, 1);
}

void CrossingTest::presence_and_whom_it_is_about_go_along()
{
    LadderWorld world;
    world.becomeLiveBelow();
    world.session.tell(SetPresence{Presence::Away});
    world.session.ask(Watch{{{u"u5"_s}}}, [](const Expected<Done, Error> & /*done*/) {});
    world.greetsAbove();

    QCOMPARE(world.over(Way::WebSocket).last<Hello>()->watch, std::optional(QList<UserId>{{u"u5"_s}}));
    world.over(Way::WebSocket).answers(LadderWorld::welcome(7));

    QCOMPARE(world.over(Way::WebSocket).last<SetPresence>(), std::optional(SetPresence{Presence::Away}));
}

void CrossingTest::a_way_that_can_not_resume_makes_the_session_come_back()
{
    LadderWorld world;
    world.becomeLiveBelow();
    world.greetsAbove();
    Welcome anew = LadderWorld::welcome(20);
    anew.resumed = false;

    world.over(Way::WebSocket).answers(anew);
    QCOMPARE(world.session.state().phase, Phase::Waiting);
    world.time.pass(300ms);

    QCOMPARE(world.session.state().phase, Phase::Connecting);
}

void CrossingTest::a_server_that_has_restarted_makes_the_session_come_back()
{
    LadderWorld world;
    world.becomeLiveBelow();
    world.greetsAbove();
    Welcome other = LadderWorld::welcome(7);
    other.epoch = {u"e2"_s};

    world.over(Way::WebSocket).answers(other);

    QCOMPARE(world.session.state().phase, Phase::Waiting);
}

void CrossingTest::a_crossing_that_fails_leaves_everything_as_it_was()
{
    LadderWorld world;
    world.becomeLiveBelow();
    world.greetsAbove();

    world.time.pass(5s); // no welcome
    world.over(Way::EventStream).says(posted(8));

    QVERIFY(!world.isOpen(Way::WebSocket));
    QCOMPARE(world.events, (QList<qint64>{8}));
    QCOMPARE(world.losses, 0);
}

QTEST_GUILESS_MAIN(CrossingTest)
#include "tst_crossing.moc"
