// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/commandpost.h"
#include "client/transport/pollfeed.h"
#include "tests/support/client/sessionworld.h"
#include "tests/support/client/visitor.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::addWays;
using tests::FakeTime;
using tests::helloRef;
using tests::patience;
using tests::posted;
using tests::Visitor;
using tests::WayPeer;

namespace
{

Error tooMany()
{
    return {.code = ErrorCode::TooMany, .text = u"slowly"_s, .after = 1'500ms};
}

} // namespace

/// How transports come to an end: what holds for every way, and what only those over HTTP have.
class TransportEndsTest : public QObject
{
    Q_OBJECT

private slots:
    void the_code_of_the_end_arrives_data() { addWays(); }
    void the_code_of_the_end_arrives();
    void a_broken_connection_has_no_code_data() { addWays(); }
    void a_broken_connection_has_no_code();
    void nobody_there_is_said_once_data() { addWays(); }
    void nobody_there_is_said_once();
    void what_is_not_ours_is_left_data() { addWays(); }
    void what_is_not_ours_is_left();
    void what_is_no_message_ends_it_data() { addWays(); }
    void what_is_no_message_ends_it();
    void after_close_nothing_is_said_and_a_goodbye_still_leaves_data() { addWays(); }
    void after_close_nothing_is_said_and_a_goodbye_still_leaves();
    void who_hears_something_may_close_data() { addWays(); }
    void who_hears_something_may_close();
    void a_request_that_stands_still_ends_the_way();
    void a_token_that_is_no_longer_good_ends_the_way_data();
    void a_token_that_is_no_longer_good_ends_the_way();
    void a_full_server_says_when_to_come_back();

private:
    SystemAlarms m_alarms;
};

void TransportEndsTest::the_code_of_the_end_arrives()
{
    QFETCH(const Way, way);
    for (const auto code : {CloseCode::Restarting, CloseCode::SignedOut}) {
        WayPeer peer;
        Visitor visitor(way, m_alarms);
        QVERIFY(visitor.follows(peer));

        peer.ends(code);

        QTRY_COMPARE_WITH_TIMEOUT(visitor.closings.size(), 1, patience);
        QCOMPARE(visitor.closings.first().code, std::optional(static_cast<quint16>(code)));
        QCOMPARE(visitor.closings.first().mayComeBack, code == CloseCode::Restarting);
    }
}

void TransportEndsTest::a_broken_connection_has_no_code()
{
    QFETCH(const Way, way);
    WayPeer peer;
    Visitor visitor(way, m_alarms);
    QVERIFY(visitor.follows(peer));

    peer.inOurPlace = [](const QByteArray &) { return WayPeer::answer(502, "<html>", "text/html"); }; // at a repetition
    peer.cuts();

    QTRY_COMPARE_WITH_TIMEOUT(visitor.closings.size(), 1, patience);
    QVERIFY(!visitor.closings.first().code);
    QVERIFY(visitor.closings.first().mayComeBack);
    QCOMPARE(visitor.closings.first().cause, std::optional(Cause::Broken));
}

void TransportEndsTest::nobody_there_is_said_once()
{
    QFETCH(const Way, way);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    Visitor visitor(way, m_alarms);

    visitor.open({.host = u"127.0.0.1"_s, .port = port});

    QTRY_COMPARE_WITH_TIMEOUT(visitor.closings.size(), 1, patience);
    QCOMPARE(visitor.closings.first().cause, std::optional(Cause::NobodyListens));
    QVERIFY(!visitor.wasHasty);
}

void TransportEndsTest::what_is_not_ours_is_left()
{
    QFETCH(const Way, way);
    const QList<QByteArray> pages{WayPeer::answer(200, "<html>sign in to this network</html>", "text/html"),
                                  WayPeer::answer(403, "<html>blocked</html>", "text/html"),
                                  WayPeer::answer(404, R"({"error":"no such thing"})"),
                                  "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"};
    for (const auto &page : pages) {
        WayPeer peer;
        peer.inOurPlace = [&page](const QByteArray &) { return page; };
        Visitor visitor(way, m_alarms);

        visitor.open(peer.endpoint());

        QTRY_COMPARE_WITH_TIMEOUT(visitor.closings.size(), 1, patience);
        QCOMPARE(visitor.closings.first().cause, std::optional(Cause::NotMadang));
        QVERIFY(visitor.closings.first().mayComeBack);
        QVERIFY(visitor.received.isEmpty());
    }
}

void TransportEndsTest::what_is_no_message_ends_it()
{
    QFETCH(const Way, way);
    WayPeer peer;
    Visitor visitor(way, m_alarms);
    QVERIFY(visitor.follows(peer));

    peer.saysBytes(R"({"neither":"nor"})");

    QTRY_COMPARE_WITH_TIMEOUT(visitor.closings.size(), 1, patience);
    QCOMPARE(visitor.closings.first().cause, std::optional(Cause::NotReadable));
    QVERIFY(visitor.closings.first().mayComeBack);
}

void TransportEndsTest::after_close_nothing_is_said_and_a_goodbye_still_leaves()
{
    QFETCH(const Way, way);
    WayPeer peer;
    Visitor visitor(way, m_alarms);
    QVERIFY(visitor.follows(peer));
    visitor.send({.ref = 2, .command = Ping()});
    visitor.send({.command = Bye()});

    visitor.close();
    visitor.received.clear();
    visitor.carried.clear();
    QTRY_COMPARE_WITH_TIMEOUT(peer.taken.size(), 3, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!peer.isFollowed() || way == Way::WebSocket, patience);

    QVERIFY(std::holds_alternative<Bye>(peer.taken.last().command));
    QVERIFY(visitor.received.isEmpty());
    QVERIFY(visitor.carried.isEmpty());
    QVERIFY(visitor.closings.isEmpty());
}

void TransportEndsTest::who_hears_something_may_close()
{
    QFETCH(const Way, way);
    WayPeer peer;
    peer.answers = [&peer, usual = peer.answers](const Request &request) {
        Reply reply = usual(request);
        for (qint64 seq = 8; seq < 12; ++seq)
            peer.says(posted(seq));
        return reply;
    };
    Visitor visitor(way, m_alarms);
    visitor.closesAtFirst = true;

    visitor.open(peer.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(visitor.received.size(), 1, patience);
    visitor.open(peer.endpoint()); // what was under way does not come now
    QTRY_COMPARE_WITH_TIMEOUT(visitor.received.size(), 2, patience);

    QCOMPARE(visitor.answered(), (QList<qint64>{helloRef, helloRef}));
}

void TransportEndsTest::a_request_that_stands_still_ends_the_way()
{
    tests::ScriptedServer server;
    server.willBeSilent();
    FakeTime time;
    Visitor visitor(Way::EventStream, time);
    visitor.open({.host = u"127.0.0.1"_s, .port = server.port()});
    QTRY_COMPARE_WITH_TIMEOUT(server.requests.size(), 1, patience);

    time.pass(CommandPost::stillMost);

    QTRY_COMPARE_WITH_TIMEOUT(visitor.closings.size(), 1, patience);
    QCOMPARE(visitor.closings.first().cause, std::optional(Cause::TimedOut));
}

void TransportEndsTest::a_token_that_is_no_longer_good_ends_the_way_data()
{
    QTest::addColumn<Way>("way");

    QTest::newRow("at a command") << Way::EventStream;
    QTest::newRow("at a poll") << Way::Poll;
}

void TransportEndsTest::a_token_that_is_no_longer_good_ends_the_way()
{
    QFETCH(const Way, way);
    WayPeer peer;
    FakeTime time;
    Visitor visitor(way, time);
    QVERIFY(visitor.isGreetedBy(peer));

    peer.inOurPlace = [](const QByteArray &) {
        return WayPeer::refusal({.code = ErrorCode::Unauthorized, .text = u"revoked"_s});
    };
    if (way == Way::Poll)
        time.pass(PollFeed::soonest);
    else
        visitor.send({.ref = 2, .command = Ping()});

    QTRY_COMPARE_WITH_TIMEOUT(visitor.closings.size(), 1, patience);
    QCOMPARE(visitor.closings.first().code, std::optional(static_cast<quint16>(CloseCode::SignedOut)));
    QVERIFY(!visitor.closings.first().mayComeBack);
}

void TransportEndsTest::a_full_server_says_when_to_come_back()
{
    WayPeer peer;
    peer.inOurPlace = [](const QByteArray &head) {
        return head.startsWith("GET ") ? WayPeer::refusal(tooMany()) : QByteArray();
    };
    FakeTime time;
    Visitor visitor(Way::EventStream, time);

    visitor.open(peer.endpoint());

    QTRY_COMPARE_WITH_TIMEOUT(visitor.closings.size(), 1, patience);
    QCOMPARE(visitor.closings.first().code, std::optional(static_cast<quint16>(CloseCode::Overloaded)));
    QVERIFY(visitor.closings.first().mayComeBack);
    QCOMPARE(visitor.closings.first().after, std::optional(milliseconds(1'500)));
    QVERIFY(visitor.received.isEmpty());
}

QTEST_GUILESS_MAIN(TransportEndsTest)
#include "tst_transportends.moc"
