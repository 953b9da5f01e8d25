// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/httptransport.h"
#include "client/transport/websockettransport.h"
#include "tests/support/client/sessionworld.h"
#include "tests/support/client/waypeer.h"

#include <QSignalSpy>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using tests::posted;
using tests::WayPeer;

namespace
{

constexpr int patience = 20'000;
constexpr qint64 helloRef = 1;

Request hello()
{
    return {.ref = helloRef,
            .command = Hello{.token = u"secret"_s, .session = {u"11111111-1111-4111-8111-111111111111"_s}}};
}

/// A transport, and what it has said.
struct Subject {
    SystemAlarms alarms;
    std::unique_ptr<Transport> transport;
    QList<ServerMessage> received;
    QList<Closing> closings;
    QList<Carried> carried;
    int opened = 0;
    bool isInside = false;      ///< of a call
    bool wasHasty = false;      ///< something was said from inside of one
    bool saysHello = true;      ///< as soon as it is open
    bool closesAtFirst = false; ///< message that comes

    explicit Subject(Way way)
    {
        if (way == Way::WebSocket)
            transport = std::make_unique<WebSocketTransport>();
        else
            transport = std::make_unique<HttpTransport>(way, alarms);
        QObject::connect(transport.get(), &Transport::opened, transport.get(), [this] {
            note();
            ++opened;
            if (saysHello)
                send(hello());
        });
        QObject::connect(transport.get(), &Transport::received, transport.get(), [this](const ServerMessage &message) {
            note();
            received.append(message);
            if (closesAtFirst)
                close();
        });
        QObject::connect(transport.get(), &Transport::closed, transport.get(), [this](const Closing &closing) {
            note();
            closings.append(closing);
        });
        QObject::connect(transport.get(), &Transport::carried, transport.get(), [this](const Carried &what) {
            note();
            carried.append(what);
        });
    }

    void open(const Endpoint &endpoint)
    {
        inside([this, &endpoint] { transport->open(endpoint); });
    }
    void send(const Request &request)
    {
        inside([this, &request] { transport->send(request); });
    }
    void close()
    {
        inside([this] { transport->close(); });
    }
    /// Greeted, and nothing else has come.
    [[nodiscard]] bool isLive() const { return received.size() == 1 && closings.isEmpty(); }
    /// The numbers of the events that have come.
    [[nodiscard]] QList<qint64> events() const
    {
        QList<qint64> numbers;
        for (const auto &message : received) {
            if (const auto *event = std::get_if<Event>(&message))
                numbers << event->seq;
        }
        return numbers;
    }
    [[nodiscard]] QList<qint64> answered() const
    {
        QList<qint64> refs;
        for (const auto &message : received) {
            if (const auto *reply = std::get_if<Reply>(&message))
                refs << reply->ref.value_or(0);
        }
        return refs;
    }

private:
    void inside(const std::function<void()> &call)
    {
        const bool before = std::exchange(isInside, true);
        call();
        isInside = before;
    }
    void note() { wasHasty = wasHasty || isInside; }
};

void addWays()
{
    QTest::addColumn<Way>("way");

    QTest::newRow("WebSocket") << Way::WebSocket;
    QTest::newRow("event stream") << Way::EventStream;
    QTest::newRow("line stream") << Way::LineStream;
    QTest::newRow("long poll") << Way::LongPoll;
    QTest::newRow("poll") << Way::Poll;
}

} // namespace

/// What holds for every transport, whatever its way.
class TransportsTest : public QObject
{
    Q_OBJECT

private slots:
    void a_hello_is_answered_and_then_events_come_data() { addWays(); }
    void a_hello_is_answered_and_then_events_come();
    void nothing_is_missing_between_the_welcome_and_the_stream_data() { addWays(); }
    void nothing_is_missing_between_the_welcome_and_the_stream();
    void commands_begin_in_their_order_and_each_is_answered_data() { addWays(); }
    void commands_begin_in_their_order_and_each_is_answered();
    void a_refusal_is_an_answer_data() { addWays(); }
    void a_refusal_is_an_answer();
    void a_refused_hello_is_passed_on_data() { addWays(); }
    void a_refused_hello_is_passed_on();
    void signals_come_and_unknown_ones_harm_nothing_data() { addWays(); }
    void signals_come_and_unknown_ones_harm_nothing();
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
    void it_can_be_opened_again_data() { addWays(); }
    void it_can_be_opened_again();
    void what_goes_over_the_wire_is_told_data() { addWays(); }
    void what_goes_over_the_wire_is_told();
};

void TransportsTest::a_hello_is_answered_and_then_events_come()
{
    QFETCH(const Way, way);
    WayPeer peer;
    Subject subject(way);
    subject.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(subject.isLive() || subject.received.size() == 2, patience); // a poll says `live`, too
    const auto welcome = std::get<Answer>(std::get<Reply>(subject.received.first()).result).as<Welcome>();
    QVERIFY(welcome);
    QTRY_VERIFY_WITH_TIMEOUT(peer.isFollowed() || way == Way::Poll, patience);

    for (qint64 seq = 8; seq < 28; ++seq)
        peer.says(posted(seq));
    QTRY_COMPARE_WITH_TIMEOUT(subject.events().size(), 20, patience);

    QList<qint64> numbers(20);
    std::iota(numbers.begin(), numbers.end(), 8);
    QCOMPARE(subject.events(), numbers);
    QCOMPARE(subject.opened, 1);
    QVERIFY(!subject.wasHasty);
}

void TransportsTest::nothing_is_missing_between_the_welcome_and_the_stream()
{
    QFETCH(const Way, way);
    WayPeer peer;
    peer.answers = [&peer, usual = peer.answers](const Request &request) {
        const Reply reply = usual(request);
        if (std::holds_alternative<Hello>(request.command))
            peer.says(posted(8)); // after the position of the welcome, before anybody follows
        return reply;
    };
    Subject subject(way);

    subject.open(peer.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(subject.events(), QList<qint64>{8}, patience);

    QVERIFY(std::holds_alternative<Reply>(subject.received.first()));
}

void TransportsTest::commands_begin_in_their_order_and_each_is_answered()
{
    QFETCH(const Way, way);
    WayPeer peer;
    Subject subject(way);
    subject.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(!subject.received.isEmpty(), patience);
    QList<qint64> refs{helloRef};

    for (qint64 ref = 2; ref < 120; ++ref) {
        subject.send({.ref = ref, .command = Ping()});
        refs << ref;
    }
    subject.send({.command = SetPresence{Presence::Away}}); // without an answer
    subject.send({.ref = 120, .command = Ping()});
    refs << 120;

    QTRY_COMPARE_WITH_TIMEOUT(subject.answered(), refs, patience);
    QCOMPARE(peer.taken.size(), 121);
    QVERIFY(std::holds_alternative<SetPresence>(peer.taken.at(119).command));
}

void TransportsTest::a_refusal_is_an_answer()
{
    QFETCH(const Way, way);
    WayPeer peer;
    const Error error{.code = ErrorCode::TooMany, .text = u"slowly"_s, .after = std::chrono::milliseconds(1'500)};
    peer.answers = [usual = peer.answers, error](const Request &request) {
        return std::holds_alternative<Ping>(request.command) ? Reply{.ref = request.ref, .result = error}
                                                             : usual(request);
    };
    Subject subject(way);
    subject.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(!subject.received.isEmpty(), patience);

    subject.send({.ref = 2, .command = Ping()});
    QTRY_COMPARE_WITH_TIMEOUT(subject.answered(), (QList<qint64>{helloRef, 2}), patience);

    QVERIFY(subject.received.contains(ServerMessage(Reply{.ref = 2, .result = error})));
    QVERIFY(subject.closings.isEmpty());
}

void TransportsTest::a_refused_hello_is_passed_on()
{
    QFETCH(const Way, way);
    WayPeer peer;
    const Error error{.code = ErrorCode::Unauthorized, .text = u"revoked"_s};
    peer.answers = [error](const Request &request) { return Reply{.ref = request.ref, .result = error}; };
    Subject subject(way);

    subject.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(!subject.received.isEmpty(), patience);

    QCOMPARE(subject.received.first(), ServerMessage(Reply{.ref = helloRef, .result = error}));
    QVERIFY(!peer.isFollowed());
}

void TransportsTest::signals_come_and_unknown_ones_harm_nothing()
{
    QFETCH(const Way, way);
    WayPeer peer;
    Subject subject(way);
    subject.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(!subject.received.isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(peer.isFollowed() || way == Way::Poll, patience);
    const Signal typing(TypingChanged{.room = {u"r1"_s}, .user = {u"u2"_s}, .on = true});

    peer.saysBytes(R"({"sig":"weather","rain":true})");
    peer.says(typing);

    QTRY_VERIFY_WITH_TIMEOUT(subject.received.contains(ServerMessage(typing)), patience);
    QVERIFY(subject.closings.isEmpty());
}

void TransportsTest::the_code_of_the_end_arrives()
{
    QFETCH(const Way, way);
    for (const auto code : {CloseCode::Restarting, CloseCode::SignedOut}) {
        WayPeer peer;
        Subject subject(way);
        subject.open(peer.endpoint());
        QTRY_VERIFY_WITH_TIMEOUT(!subject.received.isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(peer.isFollowed() || way == Way::Poll, patience);

        peer.ends(code);

        QTRY_COMPARE_WITH_TIMEOUT(subject.closings.size(), 1, patience);
        QCOMPARE(subject.closings.first().code, std::optional(static_cast<quint16>(code)));
        QCOMPARE(subject.closings.first().mayComeBack, code == CloseCode::Restarting);
    }
}

void TransportsTest::a_broken_connection_has_no_code()
{
    QFETCH(const Way, way);
    WayPeer peer;
    Subject subject(way);
    subject.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(!subject.received.isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(peer.isFollowed() || way == Way::Poll, patience);

    peer.inOurPlace = [](const QByteArray &) { return WayPeer::answer(502, "<html>", "text/html"); }; // at a repetition
    peer.cuts();

    QTRY_COMPARE_WITH_TIMEOUT(subject.closings.size(), 1, patience);
    QVERIFY(!subject.closings.first().code);
    QVERIFY(subject.closings.first().mayComeBack);
    QCOMPARE(subject.closings.first().cause, std::optional(Cause::Broken));
}

void TransportsTest::nobody_there_is_said_once()
{
    QFETCH(const Way, way);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    Subject subject(way);

    subject.open({.host = u"127.0.0.1"_s, .port = port});

    QTRY_COMPARE_WITH_TIMEOUT(subject.closings.size(), 1, patience);
    QCOMPARE(subject.closings.first().cause, std::optional(Cause::NobodyListens));
    QVERIFY(!subject.wasHasty);
}

void TransportsTest::what_is_not_ours_is_left()
{
    QFETCH(const Way, way);
    const QList<QByteArray> pages{WayPeer::answer(200, "<html>sign in to this network</html>", "text/html"),
                                  WayPeer::answer(403, "<html>blocked</html>", "text/html"),
                                  WayPeer::answer(404, R"({"error":"no such thing"})"),
                                  "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"};
    for (const auto &page : pages) {
        WayPeer peer;
        peer.inOurPlace = [&page](const QByteArray &) { return page; };
        Subject subject(way);

        subject.open(peer.endpoint());

        QTRY_COMPARE_WITH_TIMEOUT(subject.closings.size(), 1, patience);
        QCOMPARE(subject.closings.first().cause, std::optional(Cause::NotMadang));
        QVERIFY(subject.closings.first().mayComeBack);
        QVERIFY(subject.received.isEmpty());
    }
}

void TransportsTest::what_is_no_message_ends_it()
{
    QFETCH(const Way, way);
    WayPeer peer;
    Subject subject(way);
    subject.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(!subject.received.isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(peer.isFollowed() || way == Way::Poll, patience);

    peer.saysBytes(R"({"neither":"nor"})");

    QTRY_COMPARE_WITH_TIMEOUT(subject.closings.size(), 1, patience);
    QCOMPARE(subject.closings.first().cause, std::optional(Cause::NotReadable));
    QVERIFY(subject.closings.first().mayComeBack);
}

void TransportsTest::after_close_nothing_is_said_and_a_goodbye_still_leaves()
{
    QFETCH(const Way, way);
    WayPeer peer;
    Subject subject(way);
    subject.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(!subject.received.isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(peer.isFollowed() || way == Way::Poll, patience);
    subject.send({.ref = 2, .command = Ping()});
    subject.send({.command = Bye()});

    subject.close();
    subject.received.clear();
    subject.carried.clear();
    QTRY_COMPARE_WITH_TIMEOUT(peer.taken.size(), 3, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!peer.isFollowed() || way == Way::WebSocket, patience);

    QVERIFY(std::holds_alternative<Bye>(peer.taken.last().command));
    QVERIFY(subject.received.isEmpty());
    QVERIFY(subject.carried.isEmpty());
    QVERIFY(subject.closings.isEmpty());
}

void TransportsTest::who_hears_something_may_close()
{
    QFETCH(const Way, way);
    WayPeer peer;
    peer.answers = [&peer, usual = peer.answers](const Request &request) {
        const Reply reply = usual(request);
        for (qint64 seq = 8; seq < 12; ++seq)
            peer.says(posted(seq));
        return reply;
    };
    Subject subject(way);
    subject.closesAtFirst = true;

    subject.open(peer.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(subject.received.size(), 1, patience);
    subject.open(peer.endpoint()); // what was under way does not come now
    QTRY_COMPARE_WITH_TIMEOUT(subject.received.size(), 2, patience);

    QCOMPARE(subject.answered(), (QList<qint64>{helloRef, helloRef}));
}

void TransportsTest::it_can_be_opened_again()
{
    QFETCH(const Way, way);
    WayPeer first;
    WayPeer second;
    Subject subject(way);
    subject.open(first.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(!subject.received.isEmpty(), patience);
    subject.received.clear();

    subject.open(second.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(!subject.received.isEmpty(), patience);

    QCOMPARE(subject.opened, 2);
    QCOMPARE(second.taken.size(), 1);
    QVERIFY(subject.closings.isEmpty());
}

void TransportsTest::what_goes_over_the_wire_is_told()
{
    QFETCH(const Way, way);
    WayPeer peer;
    Subject subject(way);
    subject.open(peer.endpoint());
    QTRY_VERIFY_WITH_TIMEOUT(!subject.received.isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(peer.isFollowed() || way == Way::Poll, patience);
    peer.says(posted(8));
    QTRY_COMPARE_WITH_TIMEOUT(subject.events().size(), 1, patience);

    const auto wasCarried = [&subject, way](Carried::Direction direction, const QByteArray &part) {
        return std::any_of(subject.carried.cbegin(), subject.carried.cend(), [&](const Carried &what) {
            return what.direction == direction && what.way == way && what.message.contains(part) &&
                   what.bytes == what.message.size();
        });
    };
    QVERIFY(wasCarried(Carried::Direction::Out, R"("do":"hello")"));
    QVERIFY(wasCarried(Carried::Direction::In, R"("resumed":true)"));
    QVERIFY(wasCarried(Carried::Direction::In, R"("ev":"message.posted")"));
    int requests = 0;
    for (const auto &what : std::as_const(subject.carried))
        requests += what.requests;
    QVERIFY(way == Way::WebSocket ? requests == 0 : requests >= 2);
}

QTEST_GUILESS_MAIN(TransportsTest)
#include "tst_transports.moc"
