// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/gateway.h"
#include "tests/support/server/fakeclock.h"
#include "tests/support/server/fakehouse.h"

#include <QDir>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include <optional>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int patience = 30'000;

const QByteArray upgradeHead = "GET /api/v1/ws HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                               "Sec-WebSocket-Protocol: madang.v1\r\n\r\n";

/// A client's frame, masked with zeros.
QByteArray frame(char first, const QByteArray &payload)
{
    return QByteArray(1, first) + char(0x80 | payload.size()) + QByteArray(4, '\0') + payload;
}

QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &type = "application/json")
{
    return "POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

SharedFrame sharedFrame(const QByteArray &json, Frame::Kind kind = Frame::Kind::Event, QLatin1StringView name = {})
{
    return std::make_shared<const Frame>(Frame{.json = json, .kind = kind, .name = name});
}

/// A client that sends and reads bytes.
class RawClient
{
public:
    explicit RawClient(quint16 port) { m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port); }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    [[nodiscard]] const QByteArray &received()
    {
        if (m_socket.isOpen())
            m_received += m_socket.readAll();
        return m_received;
    }
    [[nodiscard]] bool hears(const QByteArray &text)
    {
        return QTest::qWaitFor([&] { return received().contains(text); }, patience);
    }
    [[nodiscard]] bool isClosed()
    {
        return QTest::qWaitFor([&] { return m_socket.state() == QAbstractSocket::UnconnectedState; }, patience);
    }
    [[nodiscard]] bool isOpen()
    {
        return QTest::qWaitFor([&] { return m_socket.state() == QAbstractSocket::ConnectedState; }, patience);
    }
    void forget() { m_received.clear(); }
    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

qsizetype descriptors()
{
    return QDir(u"/proc/self/fd"_s).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size();
}

} // namespace

/// The edge with real sockets and nothing behind it: requests, hand-over, deadlines, slow and wrong clients.
class GatewayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_limits = {};
        m_clock = {};
        m_door = {};
        m_pings = 0;
        m_signIn = {};
        m_gateway = std::make_unique<Gateway>(
            GatewayServices{.signIn = m_signIn, .door = m_door, .clock = m_clock, .limits = m_limits});
        QVERIFY(m_gateway->listen(QHostAddress(QHostAddress::LocalHost), 0));
    }
    void cleanup() { m_gateway.reset(); }

    void requests_on_one_connection_are_answered_in_order()
    {
        RawClient client(m_gateway->port());
        client.send(post("/api/v1/join", R"({"invite":"i","name":"ann"})") +
                    "GET /nowhere HTTP/1.1\r\nHost: h\r\n\r\n" +
                    "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

        QTRY_COMPARE_WITH_TIMEOUT(m_signIn.joins.size(), 1, patience);
        QVERIFY(client.received().isEmpty());
        m_signIn.answerAll();

        QVERIFY(client.isClosed());
        const QByteArray all = client.received();
        const qsizetype joined = all.indexOf("HTTP/1.1 201 Created");
        const qsizetype missing = all.indexOf("HTTP/1.1 404 Not Found");
        const qsizetype pageAt = all.indexOf("HTTP/1.1 200 OK");
        QVERIFY2(joined == 0 && missing > joined && pageAt > missing, all.constData());
        QVERIFY(all.contains(R"("token":"i")"));
    }

    void what_is_asked_wrongly_is_told_so_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("unknown") << QByteArray("GET /x HTTP/1.1\r\nHost: h\r\n\r\n") << 404;
        QTest::newRow("method") << QByteArray("DELETE / HTTP/1.1\r\nHost: h\r\n\r\n") << 405;
        QTest::newRow("join with GET") << QByteArray("GET /api/v1/join HTTP/1.1\r\nHost: h\r\n\r\n") << 405;
        QTest::newRow("a form") << post("/api/v1/join", "invite=i", "application/x-www-form-urlencoded") << 415;
        QTest::newRow("text") << post("/api/v1/login", "{}", "text/plain") << 415;
        QTest::newRow("no JSON") << post("/api/v1/login", "{") << 400;
        QTest::newRow("missing field") << post("/api/v1/join", R"({"invite":"i"})") << 400;
        QTest::newRow("foreign page")
            << QByteArray("POST /api/v1/logout HTTP/1.1\r\nHost: h\r\nOrigin: http://x\r\nContent-Length: 0\r\n\r\n")
            << 403;
        QTest::newRow("no token") << QByteArray("POST /api/v1/logout HTTP/1.1\r\nHost: h\r\n\r\n") << 401;
        QTest::newRow("through a proxy")
            << QByteArray("GET /healthz HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 127.0.0.1\r\n\r\n") << 403;
        QTest::newRow("health") << QByteArray("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n") << 200;
        QTest::newRow("no upgrade") << QByteArray("GET /api/v1/ws HTTP/1.1\r\nHost: h\r\n\r\n") << 426;
        QTest::newRow("bytes behind the upgrade") << upgradeHead + frame('\x81', "{}") << 400;
    }
    void what_is_asked_wrongly_is_told_so()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const int, status);
        RawClient client(m_gateway->port());
        client.send(request);

        QVERIFY(client.hears("\r\n\r\n"));
        QVERIFY2(client.received().startsWith(QByteArray("HTTP/1.1 " + QByteArray::number(status) + ' ')),
                 client.received().constData());
    }

    void logging_out_ends_the_token()
    {
        RawClient client(m_gateway->port());
        client.send(
            "POST /api/v1/logout HTTP/1.1\r\nHost: h\r\nAuthorization: bearer abc\r\nContent-Length: 0\r\n\r\n");

        QVERIFY(client.hears("204 No Content"));
        QCOMPARE(m_signIn.loggedOut, QStringList{u"abc"_s});
    }

    void who_waits_for_continue_is_told_to()
    {
        RawClient client(m_gateway->port());
        const QByteArray body = R"({"name":"a","password":"b"})";
        client.send(
            "POST /api/v1/login HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
            "Content-Length: " +
            QByteArray::number(body.size()) + "\r\n\r\n");

        QVERIFY(client.hears("HTTP/1.1 100 Continue\r\n\r\n"));
        client.send(body);
        QTRY_COMPARE_WITH_TIMEOUT(m_signIn.waiting.size(), size_t{1}, patience);
        m_signIn.answerAll();
        QVERIFY(client.hears("HTTP/1.1 401"));
    }

    void a_head_has_ten_seconds_however_it_drips()
    {
        RawClient silent(m_gateway->port());
        RawClient dripping(m_gateway->port());
        dripping.send("GET");
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->connectionCount(), 2, patience);
        m_clock.pass(9s);
        dripping.send(" / HT");
        RawClient good(m_gateway->port());
        good.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(good.hears("200 OK"));

        m_clock.pass(2s);

        QVERIFY(silent.isClosed());
        QVERIFY(silent.received().isEmpty());
        QVERIFY(dripping.isClosed());
        QVERIFY(dripping.received().startsWith("HTTP/1.1 408"));
        QCOMPARE(good.socket().state(), QAbstractSocket::ConnectedState);
    }

    void a_body_has_ten_seconds_beyond_its_head()
    {
        RawClient client(m_gateway->port());
        client.send("POST /api/v1/login HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n");
        QVERIFY(client.hears("100 Continue"));

        m_clock.pass(11s);

        QVERIFY(client.isClosed());
        QVERIFY(client.received().contains("HTTP/1.1 408"));
    }

    void an_address_has_so_many_connections_that_are_not_signed_in()
    {
        m_limits.unauthenticatedPerAddress = 2;
        RawClient first(m_gateway->port());
        RawClient second(m_gateway->port());
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->connectionCount(), 2, patience);

        RawClient third(m_gateway->port());
        QVERIFY(third.isClosed());
        QVERIFY(third.received().startsWith("HTTP/1.1 429"));
        QVERIFY(third.received().contains("Retry-After: 5"));
        QVERIFY(third.received().contains(R"("code":"too_many")"));

        first.socket().abort();
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->connectionCount(), 1, patience);
        RawClient fourth(m_gateway->port());
        fourth.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(fourth.hears("200 OK"));
    }

    void who_is_signed_in_counts_in_all_only()
    {
        m_limits.unauthenticatedPerAddress = 1;
        m_limits.connectionsTotal = 2;
        auto welcome = upgraded();
        QVERIFY(welcome);
        welcome->send(frame('\x81', R"({"do":"hello","session":"00000000-0000-4000-8000-000000000001"})"));
        QTRY_COMPARE_WITH_TIMEOUT(m_door.guests.front()->received.size(), 1, patience);

        RawClient second(m_gateway->port());
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->connectionCount(), 2, patience);
        RawClient third(m_gateway->port());
        QVERIFY(third.isClosed());
        QVERIFY(third.received().startsWith("HTTP/1.1 503"));
    }

    void an_upgrade_works_however_it_is_cut()
    {
        for (const qsizetype size : {upgradeHead.size(), qsizetype{1}, qsizetype{17}}) {
            RawClient client(m_gateway->port());
            QVERIFY(client.isOpen());
            client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
            for (qsizetype at = 0; at < upgradeHead.size(); at += size) {
                client.send(upgradeHead.mid(at, size));
                client.socket().flush();
                QCoreApplication::processEvents();
            }
            QVERIFY(client.hears("\r\n\r\n"));
            QVERIFY2(client.received().startsWith("HTTP/1.1 101 "), client.received().constData());
            QVERIFY(client.received().contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
            QVERIFY(client.received().contains("madang.v1"));
        }
    }

    void text_and_binary_are_commands()
    {
        const auto client = upgraded();
        QVERIFY(client);

        client->send(frame('\x81', R"({"do":"ping","ref":1})") + frame('\x82', R"({"do":"ping","ref":2})"));

        FakeDoor::Guest &guest = *m_door.guests.front();
        QTRY_COMPARE_WITH_TIMEOUT(guest.received.size(), 2, patience);
        QVERIFY(guest.received.at(0) == (Request{1, Ping{}}));
        QVERIFY(guest.received.at(1) == (Request{2, Ping{}}));
    }

    void frames_of_one_turn_leave_together()
    {
        const auto client = upgraded();
        QVERIFY(client);
        client->forget();

        m_door.guests.front()->outlet->send(sharedFrame("{\"a\":1}"));
        m_door.guests.front()->outlet->send(sharedFrame("{\"b\":2}"));

        QVERIFY(client->hears(QByteArray("\x81\x07{\"a\":1}\x81\x07{\"b\":2}")));
    }

    void without_hello_a_client_is_closed_after_ten_seconds()
    {
        const auto client = upgraded();
        QVERIFY(client);
        m_clock.pass(11s);

        QVERIFY(client->hears(QByteArray::fromHex("0fa3"))); // 4003
    }

    void twenty_bad_frames_in_a_minute_end_it()
    {
        const auto client = upgraded();
        QVERIFY(client);
        for (int i = 0; i < 19; ++i)
            client->send(frame('\x81', "nonsense"));
        QTRY_COMPARE_WITH_TIMEOUT(m_door.guests.front()->refused.size(), 19, patience);
        QVERIFY(!client->received().contains(QByteArray::fromHex("11b1")));

        client->send(frame('\x81', "nonsense"));

        QVERIFY(client->hears(QByteArray::fromHex("11b1"))); // 4529
    }

    void bad_frames_are_forgotten_after_a_minute()
    {
        const auto client = welcomed();
        QVERIFY(client);
        FakeDoor::Guest &guest = *m_door.guests.front();
        for (int i = 0; i < 19; ++i)
            client->send(frame('\x81', "nonsense"));
        QTRY_COMPARE_WITH_TIMEOUT(guest.refused.size(), 19, patience);
        for (int i = 0; i < 7; ++i)
            QVERIFY(answersPing(*client));

        client->send(frame('\x81', "nonsense"));
        QTRY_COMPARE_WITH_TIMEOUT(guest.refused.size(), 20, patience);
        QVERIFY(!client->received().contains(QByteArray::fromHex("11b1")));
    }

    void without_a_pong_a_client_is_dropped()
    {
        const auto client = welcomed();
        QVERIFY(client);
        QVERIFY(answersPing(*client));

        client->forget();
        m_clock.pass(10'100ms);
        QVERIFY(client->hears(QByteArray("\x89\x01")));
        client->send(frame('\x8a', "x"));
        m_clock.pass(5'100ms);

        QVERIFY(client->isClosed());
        QTRY_VERIFY_WITH_TIMEOUT(m_door.guests.front()->isGone, patience);
    }

    void a_message_in_fragments_has_to_end()
    {
        const auto client = welcomed();
        QVERIFY(client);
        client->send(frame('\x01', "{\"do\":"));
        client->send(frame('\x00', "\"pi"));
        QVERIFY(isHeard(*client));
        QVERIFY(answersPing(*client));

        m_clock.pass(1s);

        QVERIFY(client->hears(QByteArray::fromHex("1194"))); // 4500
    }

    void a_message_above_the_limit_is_refused_at_its_head()
    {
        const auto client = upgraded();
        QVERIFY(client);

        client->send(QByteArray::fromHex("81ff0000000080000000") + QByteArray(4, '\0'));

        QVERIFY(client->hears(QByteArray::fromHex("03f1"))); // 1009
    }

    void who_does_not_read_is_cut_off()
    {
        m_limits.queueBytes = 512 * 1024;
        const auto client = welcomed();
        QVERIFY(client);
        client->socket().setReadBufferSize(1);
        FakeDoor::Guest &guest = *m_door.guests.front();
        const SharedFrame large = sharedFrame(QByteArray(64 * 1024, 'a'));

        QVERIFY(QTest::qWaitFor(
            [&] {
                if (!guest.isGone && guest.outlet->hasRoom())
                    guest.outlet->send(large);
                return !guest.outlet->hasRoom();
            },
            patience));
        QCOMPARE(guest.drained, 0);
        for (int i = 0; i < 9; ++i)
            guest.outlet->send(large);
        m_clock.pass(1'100ms); // what is left for the close frame to get through

        QTRY_VERIFY_WITH_TIMEOUT(guest.isGone, patience);
    }

    void who_takes_nothing_for_ten_seconds_is_cut_off()
    {
        const auto client = welcomed();
        QVERIFY(client);
        client->socket().setReadBufferSize(1);
        FakeDoor::Guest &guest = *m_door.guests.front();
        const SharedFrame large = sharedFrame(QByteArray(64 * 1024, 'a'));
        QVERIFY(fillsUp(guest, large));

        const milliseconds start = m_clock.steady();
        QVERIFY(QTest::qWaitFor(
            [&] {
                m_clock.pass(100ms);
                return guest.isGone;
            },
            patience));
        QVERIFY(m_clock.steady() - start >= 10s);
    }

    void who_reads_again_hears_everything()
    {
        const auto client = welcomed();
        QVERIFY(client);
        client->forget();
        client->socket().setReadBufferSize(1);
        FakeDoor::Guest &guest = *m_door.guests.front();
        const SharedFrame large = sharedFrame(QByteArray(64 * 1024, 'a'));
        QVERIFY(fillsUp(guest, large));
        guest.outlet->send(sharedFrame(R"({"sig":"typing"})", Frame::Kind::Signal, TypingChanged::typeName));
        guest.outlet->send(sharedFrame(R"({"ev":"last"})"));

        client->socket().setReadBufferSize(0);

        QVERIFY(client->hears(R"({"ev":"last"})"));
        QVERIFY(!client->received().contains("typing"));
        QTRY_COMPARE_WITH_TIMEOUT(guest.drained, 1, patience);
        QVERIFY(guest.outlet->hasRoom());
    }

    void at_the_end_everybody_is_told_and_nobody_new_is_let_in()
    {
        const auto client = welcomed();
        QVERIFY(client);
        bool isDrained = false;

        m_door.closeAll();
        m_gateway->drain(3s, [&] { isDrained = true; });

        QVERIFY(client->hears(QByteArray::fromHex("0fa1"))); // 4001
        RawClient late(m_gateway->port());
        client->send(frame('\x88', QByteArray::fromHex("0fa1")));
        QVERIFY(client->isClosed());
        QTRY_VERIFY_WITH_TIMEOUT(isDrained, patience);
        QVERIFY(late.received().isEmpty());
    }

    void nothing_is_left_of_many_short_connections()
    {
        for (int i = 0; i < 20; ++i)
            QVERIFY(comesAndGoes(i));
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->connectionCount(), 0, patience);
        const qsizetype before = descriptors();

        for (int i = 0; i < 60; ++i)
            QVERIFY(comesAndGoes(i));

        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->connectionCount(), 0, patience);
        QTRY_COMPARE_WITH_TIMEOUT(descriptors(), before, patience);
    }

private:
    /// A client after the handshake, null where that failed.
    std::unique_ptr<RawClient> upgraded()
    {
        auto client = std::make_unique<RawClient>(m_gateway->port());
        client->send(upgradeHead);
        if (!client->hears("\r\n\r\n") || !client->received().startsWith("HTTP/1.1 101 "))
            return nullptr;
        return QTest::qWaitFor([&] { return !m_door.guests.empty(); }, patience) ? std::move(client) : nullptr;
    }

    std::unique_ptr<RawClient> welcomed()
    {
        auto client = upgraded();
        if (!client)
            return nullptr;
        client->send(frame('\x81', R"({"do":"hello","session":"00000000-0000-4000-8000-000000000001"})"));
        const bool isWelcome = QTest::qWaitFor([&] { return m_door.guests.front()->isWelcome; }, patience);
        return isWelcome ? std::move(client) : nullptr;
    }

    /// The next ping comes after ten seconds, and its pong keeps the client alive.
    [[nodiscard]] bool answersPing(RawClient &client)
    {
        ++m_pings;
        client.forget();
        m_clock.pass(10'100ms);
        if (!client.hears(QByteArray("\x89\x01") + QByteArray::number(m_pings)))
            return false;
        client.send(frame('\x8a', QByteArray::number(m_pings)));
        return isHeard(client);
    }

    /// Whether the server has read all that the client has sent: it answers a ping that comes last.
    [[nodiscard]] static bool isHeard(RawClient &client)
    {
        client.send(frame('\x89', "heard"));
        return client.hears(QByteArray("\x8a\x05heard"));
    }

    [[nodiscard]] static bool fillsUp(FakeDoor::Guest &guest, const SharedFrame &frame)
    {
        return QTest::qWaitFor(
            [&] {
                if (guest.outlet->hasRoom())
                    guest.outlet->send(frame);
                return !guest.outlet->hasRoom();
            },
            patience);
    }

    [[nodiscard]] bool comesAndGoes(int kind)
    {
        RawClient client(m_gateway->port());
        if (kind % 3 == 0)
            client.send(upgradeHead);
        else if (kind % 3 == 1)
            client.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        else
            client.send("nonsense\n");
        const bool isAnswered = client.hears("HTTP/1.1 ");
        client.socket().abort();
        return isAnswered;
    }

    FakeClock m_clock;
    Limits m_limits;
    FakeDoor m_door;
    FakeSignIn m_signIn;
    std::unique_ptr<Gateway> m_gateway;
    int m_pings = 0;
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::GatewayTest)
#include "tst_gateway.moc"
