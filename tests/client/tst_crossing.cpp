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

constexpr auto replaced = static_cast<quint16>(CloseCode::Replaced);

Closing wasReplaced()
{
    return {.code = replaced, .mayComeBack = false};
}

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
    void a_probe_disturbs_no_session();
    void probes_come_less_and_less_often();
    void a_lower_way_that_breaks_puts_no_probe_off();
    void a_network_change_is_a_reason_to_look();
    void upwards_nothing_is_lost_or_doubled();
    void the_new_way_goes_on_where_the_old_one_was();
    void the_new_way_may_be_ahead_of_the_old_one();
    void replaced_before_the_new_way_has_answered_is_no_end();
    void polls_end_before_the_new_way_is_greeted();
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
    void a_silent_way_is_left_before_the_session_gives_up();
    void a_question_that_is_swallowed_is_noticed_soon();
    void a_question_that_takes_its_time_is_no_silence();
    void answers_do_not_hide_a_stream_that_brings_nothing();
    void a_chosen_way_that_fell_silent_is_the_end();
    void a_stream_that_is_buffered_is_left_for_long_poll();
    void a_way_that_fell_silent_is_not_the_first_choice();
    void a_way_that_was_cut_soon_has_company();
    void a_way_that_is_cut_again_and_again_comes_last();
    void a_way_that_held_is_the_first_choice_again();
    void a_network_that_was_gone_is_no_fault_of_the_way();
    void a_person_may_choose_in_the_middle();
    void a_chosen_way_that_fails_is_the_end();
    void giving_up_the_choice_leads_back_up();
};

void CrossingTest::a_probe_disturbs_no_session()
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

void CrossingTest::probes_come_less_and_less_often()
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

void CrossingTest::a_lower_way_that_breaks_puts_no_probe_off()
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

void CrossingTest::a_network_change_is_a_reason_to_look()
{
    LadderWorld world;
    world.becomeLiveBelow();
    QVERIFY(!world.isOpen(Way::WebSocket));

    world.ladder.lookUpwards();

    QVERIFY(world.isOpen(Way::WebSocket));
}

void CrossingTest::upwards_nothing_is_lost_or_doubled()
{
    LadderWorld world;
    world.becomeLiveBelow();
    world.over(Way::EventStream).says(posted(8));
    world.ladder.lookUpwards();
    world.probeSucceeds();
    world.over(Way::EventStream).says(posted(9)); // while the hello is on its way

    world.over(Way::WebSocket).answers(LadderWorld::welcome(8));
    world.over(Way::WebSocket).says(posted(9));
    world.over(Way::EventStream).says(posted(10)); // the old way is not gone yet
    world.over(Way::WebSocket).says(posted(10));
    world.over(Way::EventStream).closes(wasReplaced());
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
    world.ladder.lookUpwards();
    world.probeSucceeds();
    world.over(Way::WebSocket).answers(LadderWorld::welcome(7));

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
    world.ladder.lookUpwards();
    world.probeSucceeds();

    world.over(Way::EventStream).closes(wasReplaced());
    QVERIFY(world.session.live());
    world.over(Way::WebSocket).answers(LadderWorld::welcome(7));
    world.over(Way::WebSocket).says(posted(8));

    QCOMPARE(world.events, (QList<qint64>{8}));
    QCOMPARE(world.losses, 0);
}

void CrossingTest::polls_end_before_the_new_way_is_greeted()
{
    LadderWorld world;
    world.memory.remember({.host = u"chat.example"_s}, Way::LongPoll);
    world.session.start();
    world.welcomesOver(Way::LongPoll);
    int answers = 0;
    world.session.ask<Ping>({}, [&answers](const auto &answer) { answers += answer ? 1 : 0; });

    world.probeSucceeds();
    QVERIFY(!world.isOpen(Way::LongPoll)); // one more would count as newer than the WebSocket
    world.over(Way::WebSocket).answers(LadderWorld::welcome(7));
    QVERIFY(world.over(Way::WebSocket).last<Ping>());
    world.over(Way::WebSocket).answers(Pong{.at = 1ms});

    QCOMPARE(answers, 1);
    QCOMPARE(world.losses, 0);
}

void CrossingTest::replaced_without_another_way_is_an_end()
{
    LadderWorld world;
    world.session.start();
    world.welcomesOver(Way::WebSocket);

    world.over(Way::WebSocket).closes(wasReplaced());

    QCOMPARE(world.session.state().stopped, std::optional(StopReason::Replaced));
}

void CrossingTest::replaced_by_a_way_that_was_given_up_is_no_end()
{
    LadderWorld world;
    world.session.start();
    world.over(Way::WebSocket).opensNow(); // its hello reaches the server late
    world.time.pass(2'500ms);
    world.welcomesOver(Way::EventStream);

    world.over(Way::EventStream).closes(wasReplaced());

    QCOMPARE(world.session.state().phase, Phase::Waiting);
}

void CrossingTest::what_the_old_way_did_not_answer_is_asked_again()
{
    LadderWorld world;
    world.becomeLiveBelow();
    const Post post{.room = {u"r1"_s}, .id = {u"22222222-2222-4222-8222-222222222222"_s}, .text = u"hi"_s};
    int answers = 0;
    world.session.ask(post, [&answers](const Expected<Posted, Error> &answer) { answers += answer ? 1 : 0; });
    world.ladder.lookUpwards();
    world.probeSucceeds();
    world.over(Way::WebSocket).answers(LadderWorld::welcome(7));
    QVERIFY(!world.over(Way::WebSocket).last<Post>()); // it may still come on the old way

    world.over(Way::EventStream).closes(wasReplaced());
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
    world.ladder.lookUpwards();
    world.probeSucceeds();
    world.over(Way::WebSocket).answers(LadderWorld::welcome(7));

    world.over(Way::EventStream).closes(wasReplaced());

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
    world.ladder.lookUpwards();
    world.probeSucceeds();
    world.over(Way::EventStream).closes(wasReplaced());
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
    world.ladder.lookUpwards();
    world.probeSucceeds();

    QCOMPARE(world.over(Way::WebSocket).last<Hello>()->watch, std::optional(QList<UserId>{{u"u5"_s}}));
    world.over(Way::WebSocket).answers(LadderWorld::welcome(7));

    QCOMPARE(world.over(Way::WebSocket).last<SetPresence>(), std::optional(SetPresence{Presence::Away}));
}

void CrossingTest::a_way_that_can_not_resume_makes_the_session_come_back()
{
    LadderWorld world;
    world.becomeLiveBelow();
    world.ladder.lookUpwards();
    world.probeSucceeds();
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
    world.ladder.lookUpwards();
    world.probeSucceeds();
    Welcome other = LadderWorld::welcome(7);
    other.epoch = {u"e2"_s};

    world.over(Way::WebSocket).answers(other);

    QCOMPARE(world.session.state().phase, Phase::Waiting);
}

void CrossingTest::a_crossing_that_fails_leaves_everything_as_it_was()
{
    LadderWorld world;
    world.becomeLiveBelow();
    world.ladder.lookUpwards();
    world.probeSucceeds();

    world.time.pass(5s); // no welcome
    world.over(Way::EventStream).says(posted(8));

    QVERIFY(!world.isOpen(Way::WebSocket));
    QCOMPARE(world.events, (QList<qint64>{8}));
    QCOMPARE(world.losses, 0);
}

void CrossingTest::a_silent_way_is_left_before_the_session_gives_up()
{
    LadderWorld world;
    world.session.start();
    world.welcomesOver(Way::WebSocket);
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

void CrossingTest::a_question_that_is_swallowed_is_noticed_soon()
{
    LadderWorld world;
    world.session.start();
    world.welcomesOver(Way::WebSocket);
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

void CrossingTest::a_question_that_takes_its_time_is_no_silence()
{
    LadderWorld world;
    world.session.start();
    world.welcomesOver(Way::WebSocket);
    world.session.ask<ListRooms>({}, [](const auto & /*answer*/) {});

    for (int i = 0; i < 4; ++i) {
        world.time.pass(3s);
        QVERIFY(world.over(Way::WebSocket).last<Ping>());
        world.over(Way::WebSocket).answers(Pong{.at = 1ms}); // to our own
        QVERIFY(!world.isOpen(Way::EventStream));
    }
}

void CrossingTest::answers_do_not_hide_a_stream_that_brings_nothing()
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

void CrossingTest::a_chosen_way_that_fell_silent_is_the_end()
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

void CrossingTest::a_stream_that_is_buffered_is_left_for_long_poll()
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

void CrossingTest::a_way_that_fell_silent_is_not_the_first_choice()
{
    LadderWorld world;
    world.session.start();
    world.welcomesOver(Way::WebSocket);
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

void CrossingTest::a_way_that_was_cut_soon_has_company()
{
    LadderWorld world;
    world.session.start();
    world.welcomesOver(Way::WebSocket);
    world.time.pass(5s);
    world.over(Way::WebSocket).breaks();

    world.time.pass(300ms);

    QVERIFY(world.isOpen(Way::WebSocket));
    QVERIFY(world.isOpen(Way::EventStream));
}

void CrossingTest::a_way_that_is_cut_again_and_again_comes_last()
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

void CrossingTest::a_way_that_held_is_the_first_choice_again()
{
    LadderWorld world;
    world.session.start();
    world.welcomesOver(Way::WebSocket);
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

void CrossingTest::a_network_that_was_gone_is_no_fault_of_the_way()
{
    LadderWorld world;
    world.session.start();
    world.welcomesOver(Way::WebSocket);
    world.time.pass(15s + 300ms + 10s); // silence, and a try in which nothing answers
    QCOMPARE(world.session.state().phase, Phase::Waiting);

    world.time.pass(2s);

    QVERIFY(world.isOpen(Way::WebSocket));
}

void CrossingTest::a_person_may_choose_in_the_middle()
{
    LadderWorld world;
    world.session.start();
    world.welcomesOver(Way::WebSocket);
    world.over(Way::WebSocket).says(posted(8));

    world.ladder.choose(Way::LongPoll);
    QCoreApplication::processEvents();
    world.welcomesOver(Way::LongPoll, 8);
    world.over(Way::WebSocket).says(posted(9));
    world.over(Way::LongPoll).says(posted(9));
    world.over(Way::WebSocket).closes(wasReplaced());
    world.time.pass(60s - 1s);

    QCOMPARE(world.events, (QList<qint64>{8, 9}));
    QCOMPARE(world.passages.last(), (Passage{Way::LongPoll, Obstacle::NotChosen}));
    QVERIFY(!world.isOpen(Way::WebSocket));
}

void CrossingTest::a_chosen_way_that_fails_is_the_end()
{
    LadderWorld world;
    world.session.start();
    world.welcomesOver(Way::WebSocket);

    world.ladder.choose(Way::EventStream);
    QCoreApplication::processEvents();
    world.over(Way::EventStream).closes({.cause = Cause::NotMadang});
    QCOMPARE(world.session.state().phase, Phase::Waiting);
    world.time.pass(300ms);

    QVERIFY(world.isOpen(Way::EventStream));
    QVERIFY(!world.isOpen(Way::WebSocket));
}

void CrossingTest::giving_up_the_choice_leads_back_up()
{
    LadderWorld world;
    world.becomeLiveOver(Way::Poll);

    world.ladder.choose(std::nullopt);
    QCoreApplication::processEvents();
    world.probeSucceeds();
    world.over(Way::WebSocket).answers(LadderWorld::welcome(7));

    QCOMPARE(world.passage(), std::optional(Passage{Way::WebSocket}));
    QCOMPARE(world.losses, 0);
}

QTEST_GUILESS_MAIN(CrossingTest)
#include "tst_crossing.moc"
