// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/httptransport.h"

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

template <typename C>
qsizetype took(const WayPeer &peer)
{
    return std::count_if(peer.taken.cbegin(), peer.taken.cend(),
                         [](const Request &request) { return std::holds_alternative<C>(request.command); });
}

Post post(qsizetype length)
{
    return {.room = {u"r1"_s}, .id = {u"22222222-2222-4222-8222-222222222222"_s}, .text = QString(length, u'한')};
}

Error tooMany()
{
    return {.code = ErrorCode::TooMany, .text = u"slowly"_s, .after = 1'500ms};
}

} // namespace

/// What only the ways over HTTP have; what holds for all is in tst_transports.
class HttpTransportTest : public QObject
{
    Q_OBJECT

private slots:
    void who_asks_stands_in_the_head_and_never_in_the_address();
    void the_welcome_waits_for_the_first_bytes_of_the_stream();
    void a_way_is_tried_out_by_nobody_until_the_second_heartbeat_data();
    void a_way_is_tried_out_by_nobody_until_the_second_heartbeat();
    void commands_that_wait_go_together();
    void a_request_is_no_larger_than_a_command_may_be();
    void a_post_without_an_answer_is_sent_again();
    void what_may_not_be_repeated_is_not();
    void a_refused_request_is_an_answer_to_each_of_its_commands();
    void a_lost_position_is_said();
};

void HttpTransportTest::who_asks_stands_in_the_head_and_never_in_the_address()
{
    WayPeer peer;
    FakeTime time;
    Visitor visitor(Way::EventStream, time);
    QVERIFY(visitor.isGreetedBy(peer));

    QCOMPARE(peer.heads.size(), 2);
    for (const auto &head : std::as_const(peer.heads)) {
        QVERIFY(head.contains("\r\nAuthorization: Bearer s3cret\r\n"));
        QVERIFY(head.contains("\r\nMadang-Session: 11111111-1111-4111-8111-111111111111\r\n"));
        QVERIFY(!head.left(head.indexOf('\r')).contains("s3cret"));
    }
    QVERIFY(peer.heads.last().startsWith("GET /api/v1/events?cursor=e1.7 HTTP/1.1\r\n"));
    QVERIFY(peer.heads.last().contains("\r\nAccept: text/event-stream\r\n"));
}

void HttpTransportTest::the_welcome_waits_for_the_first_bytes_of_the_stream()
{
    WayPeer peer;
    peer.holdsStreams = true;
    FakeTime time;
    Visitor visitor(Way::EventStream, time);
    visitor.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(peer.isFollowed(), patience);
    QVERIFY(visitor.received.isEmpty());

    peer.letsStreamsGo();

    QTRY_VERIFY_WITH_TIMEOUT(visitor.isAnswered(1), patience);
}

void HttpTransportTest::a_way_is_tried_out_by_nobody_until_the_second_heartbeat_data()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("stream of events") << Way::EventStream;
    QTest::newRow("long poll") << Way::LongPoll;
}

void HttpTransportTest::a_way_is_tried_out_by_nobody_until_the_second_heartbeat()
{
    QFETCH(const Way, way);
    WayPeer peer;
    const Signal heartbeat = Live{.cursor = WayPeer::welcome().cursor};
    FakeTime time;
    Visitor visitor(way, time, Visitor::Begins::AsTrial);
    visitor.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(peer.isFollowed(), patience);

    if (way == Way::EventStream) { // a poll has had its first one by now
        peer.says(heartbeat);
        QTRY_COMPARE_WITH_TIMEOUT(visitor.arrived(), 1, patience);
    }
    QVERIFY(visitor.received.isEmpty());
    peer.says(heartbeat);

    QTRY_COMPARE_WITH_TIMEOUT(visitor.received.size(), 1, patience);
    QVERIFY(std::holds_alternative<Reply>(visitor.received.first()));
    QTRY_VERIFY_WITH_TIMEOUT(!peer.isFollowed(), patience);
    QVERIFY(visitor.seen().isEmpty());
    QVERIFY(peer.taken.isEmpty());
    for (const auto &head : std::as_const(peer.heads)) {
        QVERIFY(head.contains("\r\nAuthorization: Bearer s3cret\r\n"));
        QVERIFY(!head.contains("Madang-Session"));
    }
}

void HttpTransportTest::commands_that_wait_go_together()
{
    WayPeer peer;
    FakeTime time;
    Visitor visitor(Way::EventStream, time);
    QVERIFY(visitor.isGreetedBy(peer));

    for (qint64 ref = 2; ref < 122; ++ref)
        visitor.send({.ref = ref, .command = Ping()});
    QTRY_VERIFY_WITH_TIMEOUT(visitor.isAnswered(121), patience);

    QCOMPARE(peer.batches, (QList<qsizetype>{1, 50, 50, 20}));
}

void HttpTransportTest::a_request_is_no_larger_than_a_command_may_be()
{
    WayPeer peer;
    FakeTime time;
    Visitor visitor(Way::EventStream, time);
    QVERIFY(visitor.isGreetedBy(peer));

    for (qint64 ref = 2; ref < 12; ++ref)
        visitor.send({.ref = ref, .command = post(4'000)});
    QTRY_VERIFY_WITH_TIMEOUT(visitor.isAnswered(11), patience);

    QCOMPARE(peer.batches, (QList<qsizetype>{1, 5, 5}));
}

void HttpTransportTest::a_post_without_an_answer_is_sent_again()
{
    WayPeer peer;
    FakeTime time;
    Visitor visitor(Way::EventStream, time);
    QVERIFY(visitor.isGreetedBy(peer));

    peer.postsToCut = 1;
    visitor.send({.ref = 2, .command = post(5)});
    QTRY_VERIFY_WITH_TIMEOUT(visitor.isAnswered(2), patience);

    QCOMPARE(took<Post>(peer), 2);
    QVERIFY(visitor.closings.isEmpty());
}

void HttpTransportTest::what_may_not_be_repeated_is_not()
{
    WayPeer peer;
    FakeTime time;
    Visitor visitor(Way::EventStream, time);
    QVERIFY(visitor.isGreetedBy(peer));

    peer.postsToCut = 100;
    visitor.send({.ref = 2, .command = Invite()});
    QTRY_COMPARE_WITH_TIMEOUT(visitor.closings.size(), 1, patience);

    QCOMPARE(visitor.closings.first().cause, std::optional(Cause::Broken));
    QCOMPARE(took<Invite>(peer), 1);
}

void HttpTransportTest::a_refused_request_is_an_answer_to_each_of_its_commands()
{
    WayPeer peer;
    FakeTime time;
    Visitor visitor(Way::EventStream, time);
    QVERIFY(visitor.isGreetedBy(peer));

    peer.inOurPlace = [](const QByteArray &) { return WayPeer::refusal(tooMany()); };
    visitor.send({.ref = 2, .command = Ping()});
    visitor.send({.ref = 3, .command = Ping()});
    QTRY_VERIFY_WITH_TIMEOUT(visitor.isAnswered(3), patience);

    QVERIFY(visitor.received.contains(ServerMessage(Reply{.ref = 2, .result = tooMany()})));
    QVERIFY(visitor.received.contains(ServerMessage(Reply{.ref = 3, .result = tooMany()})));
    QVERIFY(visitor.closings.isEmpty());
}

void HttpTransportTest::a_lost_position_is_said()
{
    WayPeer peer;
    FakeTime time;
    Visitor visitor(Way::Poll, time);
    QVERIFY(visitor.isGreetedBy(peer));

    peer.inOurPlace = [](const QByteArray &) {
        return WayPeer::refusal({.code = ErrorCode::Resync, .text = u"unknown epoch"_s});
    };
    time.pass(PollFeed::soonest);

    const ServerMessage lost(Signal(ResyncNeeded{.reason = u"unknown epoch"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(visitor.received.contains(lost), patience);
    QVERIFY(visitor.closings.isEmpty());
}

QTEST_GUILESS_MAIN(HttpTransportTest)
#include "tst_httptransport.moc"
