// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/pollfeed.h"

#include "tests/support/client/sessionworld.h"
#include "tests/support/client/visitor.h"

#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::FakeTime;
using tests::patience;
using tests::posted;
using tests::Visitor;
using tests::WayPeer;

namespace
{

qsizetype gets(const WayPeer &peer, const QByteArray &part = {})
{
    return std::count_if(peer.heads.cbegin(), peer.heads.cend(),
                         [&part](const QByteArray &head) { return head.startsWith("GET ") && head.contains(part); });
}

} // namespace

/// How often polls and long polls ask.
class PollFeedTest : public QObject
{
    Q_OBJECT

private slots:
    void a_long_poll_is_asked_again_at_once_and_waits_there();
    void a_long_poll_that_is_answered_too_soon_is_not_asked_without_a_pause();
    void an_answer_that_was_cut_short_is_asked_on_at_once();
    void polls_are_seldom_while_nothing_happens_and_soon_when_something_does();
    void who_settles_waits_for_the_poll_under_way_and_asks_no_more();
    void who_settles_between_two_polls_has_nothing_to_wait_for();
    void a_long_poll_that_was_just_asked_settles_when_something_happens();
    void a_long_poll_that_was_just_asked_settles_after_a_second();
    void a_long_poll_that_is_held_for_a_while_settles_at_once();
};

void PollFeedTest::a_long_poll_is_asked_again_at_once_and_waits_there()
{
    WayPeer peer;
    FakeTime time;
    Visitor visitor(Way::LongPoll, time);
    QVERIFY(visitor.follows(peer));
    QCOMPARE(gets(peer, "wait=0"), 1);

    peer.says(posted(8));
    QTRY_COMPARE_WITH_TIMEOUT(gets(peer, "cursor=e1.8&wait=10"), 1, patience);

    QVERIFY(visitor.received.contains(ServerMessage(posted(8))));
    QVERIFY(visitor.received.contains(ServerMessage(Signal(Live{.cursor = {{u"e1"_s}, 8}}))));
}

void PollFeedTest::a_long_poll_that_is_answered_too_soon_is_not_asked_without_a_pause()
{
    WayPeer peer;
    peer.inOurPlace = [](const QByteArray &head) {
        return head.startsWith("GET ") ? WayPeer::answer(200, R"({"cursor":"e1.7","events":[],"signals":[]})")
                                       : QByteArray();
    };
    FakeTime time;
    Visitor visitor(Way::LongPoll, time);
    visitor.open(peer.endpoint());

    for (qsizetype i = 2; i < 6; ++i) { // the first one does not wait
        QTRY_COMPARE_WITH_TIMEOUT(visitor.count<Live>(), i, patience);
        QCOMPARE(gets(peer), i);
        time.pass(PollFeed::soonest);
    }
}

void PollFeedTest::an_answer_that_was_cut_short_is_asked_on_at_once()
{
    WayPeer peer;
    peer.inOurPlace = [](const QByteArray &head) {
        return head.contains("cursor=e1.7&")
                   ? WayPeer::answer(200, R"({"cursor":"e1.8","events":[)" + encode(posted(8)) +
                                              R"(],"signals":[],"more":true})")
                   : QByteArray();
    };
    FakeTime time;
    Visitor visitor(Way::Poll, time);
    visitor.open(peer.endpoint());

    QTRY_COMPARE_WITH_TIMEOUT(gets(peer, "cursor=e1.8&"), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(visitor.count<Live>(), 1, patience);
    QCOMPARE(visitor.received.last(), ServerMessage(Signal(Live{.cursor = {{u"e1"_s}, 8}})));
}

void PollFeedTest::polls_are_seldom_while_nothing_happens_and_soon_when_something_does()
{
    WayPeer peer;
    FakeTime time;
    Visitor visitor(Way::Poll, time);
    visitor.open(peer.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(visitor.count<Live>(), 1, patience);
    qsizetype polls = 1;
    const auto nextAfter = [&](milliseconds pause) {
        time.pass(pause - 1ms);
        const bool wasEarly = gets(peer) != polls;
        time.pass(1ms);
        ++polls;
        return !wasEarly && QTest::qWaitFor([&] { return visitor.count<Live>() == polls; }, patience);
    };
    for (const auto pause : {500ms, 750ms, 1'125ms, 1'687ms, 2'530ms, 3'795ms, 5'692ms, 8'538ms, 10'000ms, 10'000ms})
        QVERIFY(nextAfter(pause));

    visitor.send({.ref = 2, .command = Ping()}); // what is answered at once
    ++polls;
    QTRY_COMPARE_WITH_TIMEOUT(visitor.count<Live>(), polls, patience);
    QVERIFY(nextAfter(500ms));
    peer.says(posted(8));
    QVERIFY(nextAfter(750ms));
    QVERIFY(nextAfter(500ms));
}

void PollFeedTest::who_settles_waits_for_the_poll_under_way_and_asks_no_more()
{
    WayPeer peer;
    FakeTime time;
    Visitor visitor(Way::Poll, time);
    visitor.open(peer.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(visitor.count<Live>(), 1, patience);
    peer.says(posted(8));
    time.pass(PollFeed::soonest); // asks

    visitor.settle();
    time.pass(PollFeed::settleMost - 1ms);
    QCOMPARE(visitor.settled, 0);
    QTRY_COMPARE_WITH_TIMEOUT(visitor.settled, 1, patience);
    QCOMPARE(gets(peer), 2);
    QCOMPARE(visitor.events(), QList<qint64>{8});
    time.pass(PollFeed::latest);
    visitor.send({.ref = 2, .command = Ping()}); // after which it would look soon
    QTRY_VERIFY_WITH_TIMEOUT(visitor.isAnswered(2), patience);
    visitor.send({.ref = 3, .command = Ping()}); // as long as a poll would have taken
    QTRY_VERIFY_WITH_TIMEOUT(visitor.isAnswered(3), patience);

    QCOMPARE(gets(peer), 2);
    QCOMPARE(visitor.settled, 1);
    QVERIFY(!visitor.wasHasty);
}

void PollFeedTest::who_settles_between_two_polls_has_nothing_to_wait_for()
{
    WayPeer peer;
    FakeTime time;
    Visitor visitor(Way::Poll, time);
    visitor.open(peer.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(visitor.count<Live>(), 1, patience);

    visitor.settle();
    visitor.settle();
    time.pass(0ms);

    QCOMPARE(visitor.settled, 1);
    QCOMPARE(gets(peer), 1);
    QVERIFY(!visitor.wasHasty);
}

void PollFeedTest::a_long_poll_that_was_just_asked_settles_when_something_happens()
{
    WayPeer peer;
    FakeTime time;
    Visitor visitor(Way::LongPoll, time);
    QVERIFY(visitor.follows(peer));

    visitor.settle();
    peer.says(posted(8));
    QTRY_COMPARE_WITH_TIMEOUT(visitor.settled, 1, patience);

    QCOMPARE(visitor.events(), QList<qint64>{8});
    QCOMPARE(gets(peer), 2);
}

void PollFeedTest::a_long_poll_that_was_just_asked_settles_after_a_second()
{
    WayPeer peer;
    FakeTime time;
    Visitor visitor(Way::LongPoll, time);
    QVERIFY(visitor.follows(peer));

    visitor.settle();
    time.pass(PollFeed::settleMost - 1ms);
    QCOMPARE(visitor.settled, 0);
    time.pass(1ms);

    QCOMPARE(visitor.settled, 1);
    QTRY_VERIFY_WITH_TIMEOUT(!peer.isFollowed(), patience); // nobody waits for its answer
}

void PollFeedTest::a_long_poll_that_is_held_for_a_while_settles_at_once()
{
    WayPeer peer;
    FakeTime time;
    Visitor visitor(Way::LongPoll, time);
    QVERIFY(visitor.follows(peer));
    time.pass(PollFeed::soonest);

    visitor.settle();
    time.pass(0ms);

    QCOMPARE(visitor.settled, 1);
}

QTEST_GUILESS_MAIN(PollFeedTest)
#include "tst_pollfeed.moc"
