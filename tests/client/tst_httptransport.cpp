// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/httptransport.h"

#include "client/transport/pollfeed.h"
#include "tests/support/client/sessionworld.h"
#include "tests/support/client/waypeer.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::posted;
using tests::WayPeer;

namespace
{

constexpr int patience = 20'000;

/// A transport whose clock is turned by hand, greeted as soon as it is open.
struct Subject {
    tests::FakeTime time;
    HttpTransport transport;
    QList<ServerMessage> received;
    QList<Closing> closings;

    explicit Subject(Way way)
        : transport(way, time)
    {
        QObject::connect(&transport, &Transport::opened, &transport, [this] {
            transport.send(
                {.ref = 1,
                 .command = Hello{.token = u"s3cret"_s, .session = {u"11111111-1111-4111-8111-111111111111"_s}}});
        });
        QObject::connect(&transport, &Transport::received, &transport,
                         [this](const ServerMessage &message) { received.append(message); });
        QObject::connect(&transport, &Transport::closed, &transport,
                         [this](const Closing &closing) { closings.append(closing); });
    }

    [[nodiscard]] bool isAnswered(qint64 ref) const
    {
        return std::any_of(received.cbegin(), received.cend(), [ref](const ServerMessage &message) {
            const auto *reply = std::get_if<Reply>(&message);
            return reply != nullptr && reply->ref == ref;
        });
    }
    template <typename S>
    [[nodiscard]] qsizetype count() const
    {
        return std::count_if(received.cbegin(), received.cend(), [](const ServerMessage &message) {
            const auto *signal = std::get_if<Signal>(&message);
            return signal != nullptr && std::holds_alternative<S>(*signal);
        });
    }
};

qsizetype gets(const WayPeer &peer, const QByteArray &part = {})
{
    return std::count_if(peer.heads.cbegin(), peer.heads.cend(),
                         [&part](const QByteArray &head) { return head.startsWith("GET ") && head.contains(part); });
}

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

QByteArray refusal(const Error &error)
{
    return WayPeer::answer(infoOf(error.code).httpStatus,
                           R"({"error":)" + QJsonDocument(errorToJson(error)).toJson(QJsonDocument::Compact) + '}');
}

} // namespace

/// What only the ways over HTTP have; what holds for all is in tst_transports.
class HttpTransportTest : public QObject
{
    Q_OBJECT

private slots:
    void who_asks_stands_in_the_head_and_never_in_the_address();
    void the_welcome_waits_for_the_first_bytes_of_the_stream();
    void commands_that_wait_go_together();
    void a_request_is_no_larger_than_a_command_may_be();
    void a_post_without_an_answer_is_sent_again();
    void what_may_not_be_repeated_is_not();
    void a_request_that_stands_still_ends_the_way();
    void a_refused_request_is_an_answer_to_each_of_its_commands();
    void a_token_that_is_no_longer_good_ends_the_way_data();
    void a_token_that_is_no_longer_good_ends_the_way();
    void a_full_server_says_when_to_come_back();
    void a_lost_position_is_said();
    void a_long_poll_is_asked_again_at_once_and_waits_there();
    void a_long_poll_that_is_answered_too_soon_is_not_asked_without_a_pause();
    void an_answer_that_was_cut_short_is_asked_on_at_once();
    void polls_are_seldom_while_nothing_happens_and_soon_when_something_does();
};

void HttpTransportTest::who_asks_stands_in_the_head_and_never_in_the_address()
{
    WayPeer peer;
    Subject subject(Way::EventStream);
    subject.transport.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(subject.isAnswered(1), patience);

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
    Subject subject(Way::EventStream);
    subject.transport.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(peer.isFollowed(), patience);
    QVERIFY(subject.received.isEmpty());

    peer.letsStreamsGo();

    QTRY_VERIFY_WITH_TIMEOUT(subject.isAnswered(1), patience);
}

void HttpTransportTest::commands_that_wait_go_together()
{
    WayPeer peer;
    Subject subject(Way::EventStream);
    subject.transport.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(subject.isAnswered(1), patience);

    for (qint64 ref = 2; ref < 122; ++ref)
        subject.transport.send({.ref = ref, .command = Ping()});
    QTRY_VERIFY_WITH_TIMEOUT(subject.isAnswered(121), patience);

    QCOMPARE(peer.batches, (QList<qsizetype>{1, 50, 50, 20}));
}

void HttpTransportTest::a_request_is_no_larger_than_a_command_may_be()
{
    WayPeer peer;
    Subject subject(Way::EventStream);
    subject.transport.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(subject.isAnswered(1), patience);

    for (qint64 ref = 2; ref < 12; ++ref)
        subject.transport.send({.ref = ref, .command = post(4'000)});
    QTRY_VERIFY_WITH_TIMEOUT(subject.isAnswered(11), patience);

    QCOMPARE(peer.batches, (QList<qsizetype>{1, 5, 5}));
}

void HttpTransportTest::a_post_without_an_answer_is_sent_again()
{
    WayPeer peer;
    Subject subject(Way::EventStream);
    subject.transport.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(subject.isAnswered(1), patience);

    peer.postsToCut = 1;
    subject.transport.send({.ref = 2, .command = post(5)});
    QTRY_VERIFY_WITH_TIMEOUT(subject.isAnswered(2), patience);

    QCOMPARE(took<Post>(peer), 2);
    QVERIFY(subject.closings.isEmpty());
}

void HttpTransportTest::what_may_not_be_repeated_is_not()
{
    WayPeer peer;
    Subject subject(Way::EventStream);
    subject.transport.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(subject.isAnswered(1), patience);

    peer.postsToCut = 100;
    subject.transport.send({.ref = 2, .command = Invite()});
    QTRY_COMPARE_WITH_TIMEOUT(subject.closings.size(), 1, patience);

    QCOMPARE(subject.closings.first().cause, std::optional(Cause::Broken));
    QCOMPARE(took<Invite>(peer), 1);
}

void HttpTransportTest::a_request_that_stands_still_ends_the_way()
{
    tests::ScriptedServer server;
    server.willBeSilent();
    Subject subject(Way::EventStream);
    subject.transport.open({.host = u"127.0.0.1"_s, .port = server.port()});
    QTRY_COMPARE_WITH_TIMEOUT(server.requests.size(), 1, patience);

    subject.time.pass(CommandPost::stillMost);

    QTRY_COMPARE_WITH_TIMEOUT(subject.closings.size(), 1, patience);
    QCOMPARE(subject.closings.first().cause, std::optional(Cause::TimedOut));
}

void HttpTransportTest::a_refused_request_is_an_answer_to_each_of_its_commands()
{
    WayPeer peer;
    Subject subject(Way::EventStream);
    subject.transport.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(subject.isAnswered(1), patience);

    peer.inOurPlace = [](const QByteArray &) { return refusal(tooMany()); };
    subject.transport.send({.ref = 2, .command = Ping()});
    subject.transport.send({.ref = 3, .command = Ping()});
    QTRY_VERIFY_WITH_TIMEOUT(subject.isAnswered(3), patience);

    QVERIFY(subject.received.contains(ServerMessage(Reply{.ref = 2, .result = tooMany()})));
    QVERIFY(subject.received.contains(ServerMessage(Reply{.ref = 3, .result = tooMany()})));
    QVERIFY(subject.closings.isEmpty());
}

void HttpTransportTest::a_token_that_is_no_longer_good_ends_the_way_data()
{
    QTest::addColumn<Way>("way");

    QTest::newRow("at a command") << Way::EventStream;
    QTest::newRow("at a poll") << Way::Poll;
}

void HttpTransportTest::a_token_that_is_no_longer_good_ends_the_way()
{
    QFETCH(const Way, way);
    WayPeer peer;
    Subject subject(way);
    subject.transport.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(subject.isAnswered(1), patience);

    peer.inOurPlace = [](const QByteArray &) {
        return refusal({.code = ErrorCode::Unauthorized, .text = u"revoked"_s});
    };
    if (way == Way::Poll)
        subject.time.pass(PollFeed::soonest);
    else
        subject.transport.send({.ref = 2, .command = Ping()});

    QTRY_COMPARE_WITH_TIMEOUT(subject.closings.size(), 1, patience);
    QCOMPARE(subject.closings.first().code, std::optional(static_cast<quint16>(CloseCode::SignedOut)));
    QVERIFY(!subject.closings.first().mayComeBack);
}

void HttpTransportTest::a_full_server_says_when_to_come_back()
{
    WayPeer peer;
    peer.inOurPlace = [](const QByteArray &head) {
        return head.startsWith("GET ") ? refusal(tooMany()) : QByteArray();
    };
    Subject subject(Way::EventStream);

    subject.transport.open(peer.endpoint());

    QTRY_COMPARE_WITH_TIMEOUT(subject.closings.size(), 1, patience);
    QCOMPARE(subject.closings.first().code, std::optional(static_cast<quint16>(CloseCode::Overloaded)));
    QVERIFY(subject.closings.first().mayComeBack);
    QCOMPARE(subject.closings.first().after, std::optional(milliseconds(1'500)));
    QVERIFY(subject.received.isEmpty());
}

void HttpTransportTest::a_lost_position_is_said()
{
    WayPeer peer;
    Subject subject(Way::Poll);
    subject.transport.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(subject.isAnswered(1), patience);

    peer.inOurPlace = [](const QByteArray &) {
        return refusal({.code = ErrorCode::Resync, .text = u"unknown epoch"_s});
    };
    subject.time.pass(PollFeed::soonest);

    const ServerMessage lost(Signal(ResyncNeeded{.reason = u"unknown epoch"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(subject.received.contains(lost), patience);
    QVERIFY(subject.closings.isEmpty());
}

void HttpTransportTest::a_long_poll_is_asked_again_at_once_and_waits_there()
{
    WayPeer peer;
    Subject subject(Way::LongPoll);
    subject.transport.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(subject.isAnswered(1), patience);
    QTRY_VERIFY_WITH_TIMEOUT(peer.isFollowed(), patience);
    QCOMPARE(gets(peer, "wait=0"), 1);

    peer.says(posted(8));
    QTRY_COMPARE_WITH_TIMEOUT(gets(peer, "cursor=e1.8&wait=10"), 1, patience);

    QVERIFY(subject.received.contains(ServerMessage(posted(8))));
    QVERIFY(subject.received.contains(ServerMessage(Signal(Live{.cursor = {{u"e1"_s}, 8}}))));
}

void HttpTransportTest::a_long_poll_that_is_answered_too_soon_is_not_asked_without_a_pause()
{
    WayPeer peer;
    peer.inOurPlace = [](const QByteArray &head) {
        return head.startsWith("GET ") ? WayPeer::answer(200, R"({"cursor":"e1.7","events":[],"signals":[]})")
                                       : QByteArray();
    };
    Subject subject(Way::LongPoll);
    subject.transport.open(peer.endpoint());

    for (qsizetype i = 2; i < 6; ++i) { // the first one does not wait
        QTRY_COMPARE_WITH_TIMEOUT(subject.count<Live>(), i, patience);
        QCOMPARE(gets(peer), i);
        subject.time.pass(PollFeed::soonest);
    }
}

void HttpTransportTest::an_answer_that_was_cut_short_is_asked_on_at_once()
{
    WayPeer peer;
    peer.inOurPlace = [](const QByteArray &head) {
        return head.contains("cursor=e1.7&")
                   ? WayPeer::answer(200, R"({"cursor":"e1.8","events":[)" + encode(posted(8)) +
                                              R"(],"signals":[],"more":true})")
                   : QByteArray();
    };
    Subject subject(Way::Poll);
    subject.transport.open(peer.endpoint());

    QTRY_COMPARE_WITH_TIMEOUT(gets(peer, "cursor=e1.8&"), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(subject.count<Live>(), 1, patience);
    QCOMPARE(subject.received.last(), ServerMessage(Signal(Live{.cursor = {{u"e1"_s}, 8}})));
}

void HttpTransportTest::polls_are_seldom_while_nothing_happens_and_soon_when_something_does()
{
    WayPeer peer;
    Subject subject(Way::Poll);
    subject.transport.open(peer.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(subject.count<Live>(), 1, patience);
    qsizetype polls = 1;
    const auto nextAfter = [&](milliseconds pause) {
        subject.time.pass(pause - 1ms);
        const bool wasEarly = gets(peer) != polls;
        subject.time.pass(1ms);
        ++polls;
        return !wasEarly && QTest::qWaitFor([&] { return subject.count<Live>() == polls; }, patience);
    };
    for (const auto pause : {500ms, 750ms, 1'125ms, 1'687ms, 2'530ms, 3'795ms, 5'692ms, 8'538ms, 10'000ms, 10'000ms})
        QVERIFY(nextAfter(pause));

    subject.transport.send({.ref = 2, .command = Ping()}); // what is answered at once
    ++polls;
    QTRY_COMPARE_WITH_TIMEOUT(subject.count<Live>(), polls, patience);
    QVERIFY(nextAfter(500ms));
    peer.says(posted(8));
    QVERIFY(nextAfter(750ms));
    QVERIFY(nextAfter(500ms));
}

QTEST_GUILESS_MAIN(HttpTransportTest)
#include "tst_httptransport.moc"
