// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/websockettransport.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;

namespace
{

constexpr int patience = 20'000;

/// A WebSocket server on loopback that takes one client.
class Peer
{
public:
    explicit Peer(const QStringList &subProtocols = {u"madang.v1"_s})
    {
        m_server.setSupportedSubprotocols(subProtocols);
        m_server.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] Endpoint endpoint() const { return {.host = u"127.0.0.1"_s, .port = m_server.serverPort()}; }
    [[nodiscard]] QWebSocket *client()
    {
        if (!m_client)
            m_client.reset(m_server.nextPendingConnection());
        return m_client.get();
    }

private:
    QWebSocketServer m_server{u"peer"_s, QWebSocketServer::NonSecureMode};
    std::unique_ptr<QWebSocket> m_client;
};

/// A transport and what it has said.
struct Subject {
    WebSocketTransport transport;
    QList<ServerMessage> received;
    QList<Closing> closings;
    QSignalSpy opened{&transport, &Transport::opened};

    Subject()
    {
        QObject::connect(&transport, &Transport::received, &transport,
                         [this](const ServerMessage &message) { received.append(message); });
        QObject::connect(&transport, &Transport::closed, &transport,
                         [this](const Closing &closing) { closings.append(closing); });
    }
};

} // namespace

class WebSocketTransportTest : public QObject
{
    Q_OBJECT

private slots:
    void messages_go_both_ways();
    void a_large_message_with_hangul_arrives_whole();
    void the_close_code_arrives_data();
    void the_close_code_arrives();
    void a_broken_connection_has_no_code();
    void nobody_there_is_said_once();
    void a_refused_handshake_is_said_once_data();
    void a_refused_handshake_is_said_once();
    void who_does_not_speak_our_sub_protocol_is_left();
    void what_is_no_message_ends_it();
    void after_close_nothing_is_said();
    void it_can_be_opened_again();
};

void WebSocketTransportTest::messages_go_both_ways()
{
    Peer peer;
    Subject subject;
    subject.transport.open(peer.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(subject.opened.count(), 1, patience);
    QSignalSpy texts(peer.client(), &QWebSocket::textMessageReceived);

    subject.transport.send({.ref = 7, .command = Ping()});
    peer.client()->sendTextMessage(uR"({"re":7,"ok":{"at":5}})"_s);
    peer.client()->sendBinaryMessage(R"({"sig":"live","cursor":"e1.3"})");

    QTRY_COMPARE_WITH_TIMEOUT(subject.received.size(), 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(texts.count(), 1, patience);
    QCOMPARE(texts.first().first().toString(), uR"({"do":"ping","ref":7})"_s);
    QCOMPARE(std::get<Reply>(subject.received.first()).ref, std::optional<qint64>(7));
    QVERIFY(std::holds_alternative<Signal>(subject.received.last()));
}

void WebSocketTransportTest::a_large_message_with_hangul_arrives_whole()
{
    Peer peer;
    Subject subject;
    subject.transport.open(peer.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(subject.opened.count(), 1, patience);
    const QString text = QString(1'000'000, u'마');

    peer.client()->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
    peer.client()->sendTextMessage(uR"({"re":1,"ok":{"x":"%1"}})"_s.arg(text));

    QTRY_COMPARE_WITH_TIMEOUT(subject.received.size(), 1, patience);
    const auto reply = std::get<Reply>(subject.received.first());
    QCOMPARE(std::get<Answer>(reply.result).object().value("x"_L1).toString(), text);
}

void WebSocketTransportTest::the_close_code_arrives_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("mayComeBack");

    QTest::newRow("going away") << 1001 << true;
    QTest::newRow("restarting") << 4001 << true;
    QTest::newRow("signed out") << 4501 << false;
}

void WebSocketTransportTest::the_close_code_arrives()
{
    QFETCH(int, code);
    QFETCH(bool, mayComeBack);
    Peer peer;
    Subject subject;
    subject.transport.open(peer.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(subject.opened.count(), 1, patience);

    peer.client()->close(static_cast<QWebSocketProtocol::CloseCode>(code), u"why"_s);

    QTRY_COMPARE_WITH_TIMEOUT(subject.closings.size(), 1, patience);
    QCOMPARE(subject.closings.first().code, std::optional(static_cast<quint16>(code)));
    QVERIFY(!subject.closings.first().cause);
    QCOMPARE(subject.closings.first().mayComeBack, mayComeBack);
}

void WebSocketTransportTest::a_broken_connection_has_no_code()
{
    Peer peer;
    Subject subject;
    subject.transport.open(peer.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(subject.opened.count(), 1, patience);

    peer.client()->abort();

    QTRY_COMPARE_WITH_TIMEOUT(subject.closings.size(), 1, patience);
    QVERIFY(!subject.closings.first().code);
    QVERIFY(subject.closings.first().mayComeBack);
}

void WebSocketTransportTest::nobody_there_is_said_once()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    Subject subject;

    subject.transport.open({.host = u"127.0.0.1"_s, .port = port});
    QVERIFY(subject.closings.isEmpty());

    QTRY_COMPARE_WITH_TIMEOUT(subject.closings.size(), 1, patience);
    QVERIFY(subject.closings.first().mayComeBack);
    QCOMPARE(subject.closings.first().cause, std::optional(Cause::NobodyListens));
}

void WebSocketTransportTest::a_refused_handshake_is_said_once_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Cause>("cause");

    QTest::newRow("full") << "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"_ba << Cause::ServerFull;
    QTest::newRow("another site") << "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"_ba << Cause::NotMadang;
    QTest::newRow("no web server") << "SSH-2.0-OpenSSH_9.2\r\n\r\n"_ba << Cause::NotMadang;
}

void WebSocketTransportTest::a_refused_handshake_is_said_once()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const Cause, cause);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server, answer] {
        auto *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] { socket->write(answer); });
    });
    Subject subject;

    subject.transport.open({.host = u"127.0.0.1"_s, .port = server.serverPort()});

    QTRY_COMPARE_WITH_TIMEOUT(subject.closings.size(), 1, patience);
    QVERIFY(subject.closings.first().mayComeBack);
    QCOMPARE(subject.closings.first().cause, std::optional(cause));
    QCOMPARE(subject.opened.count(), 0);
}

void WebSocketTransportTest::who_does_not_speak_our_sub_protocol_is_left()
{
    Peer peer(QStringList{});
    Subject subject;

    subject.transport.open(peer.endpoint());

    QTRY_COMPARE_WITH_TIMEOUT(subject.closings.size(), 1, patience);
    QCOMPARE(subject.closings.first().cause, std::optional(Cause::NotMadang));
    QCOMPARE(subject.opened.count(), 0);
}

void WebSocketTransportTest::what_is_no_message_ends_it()
{
    Peer peer;
    Subject subject;
    subject.transport.open(peer.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(subject.opened.count(), 1, patience);

    peer.client()->sendTextMessage(u"<html>"_s);
    peer.client()->sendTextMessage(uR"({"re":7,"ok":{}})"_s);

    QTRY_COMPARE_WITH_TIMEOUT(subject.closings.size(), 1, patience);
    QVERIFY(subject.closings.first().mayComeBack);
    QVERIFY(subject.received.isEmpty());
}

void WebSocketTransportTest::after_close_nothing_is_said()
{
    Peer peer;
    Subject subject;
    subject.transport.open(peer.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(subject.opened.count(), 1, patience);
    QSignalSpy texts(peer.client(), &QWebSocket::textMessageReceived);
    QSignalSpy gone(peer.client(), &QWebSocket::disconnected);

    subject.transport.send({.command = Bye()});
    subject.transport.close();

    QTRY_COMPARE_WITH_TIMEOUT(gone.count(), 1, patience);
    QCOMPARE(texts.count(), 1);
    QVERIFY(subject.closings.isEmpty());
}

void WebSocketTransportTest::it_can_be_opened_again()
{
    Peer first;
    Peer second;
    Subject subject;
    subject.transport.open(first.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(subject.opened.count(), 1, patience);

    subject.transport.open(second.endpoint());

    QTRY_COMPARE_WITH_TIMEOUT(subject.opened.count(), 2, patience);
    QVERIFY(subject.closings.isEmpty());
}

QTEST_GUILESS_MAIN(WebSocketTransportTest)
#include "tst_websockettransport.moc"
