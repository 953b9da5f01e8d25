// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/websocketconnection.h"

#include "protocol/codec.h"
#include "server/gateway/frame.h"

#include <QTcpSocket>
#include <QWebSocket>

#include <utility>

namespace madang::server
{

namespace
{

constexpr milliseconds helloTime{10'000};
constexpr milliseconds pingEvery{10'000};
constexpr milliseconds pingAgainIn{1'000}; ///< where something was queued
constexpr milliseconds pongTime{5'000};
constexpr milliseconds closingTime{1'000};

} // namespace

WebSocketConnection::WebSocketConnection(QWebSocket *webSocket, QTcpSocket *socket, Admission::Ticket ticket,
                                         EncodedOnce &lastFrame, const WebSocketServices &services, QObject *parent)
    : QObject(parent)
    , m_webSocket(webSocket)
    , m_socket(socket)
    , m_ticket(std::move(ticket))
    , m_lastFrame(lastFrame)
    , m_services(services)
    , m_outflow(socket, *this, {services.deadlines, services.limits, services.turnEnd})
{
    // Qt would delete the socket after `disconnected` only, which a deleted QWebSocket never hears.
    m_socket->setParent(m_webSocket);
    m_webSocket->setParent(this);
    connect(m_webSocket, &QWebSocket::textMessageReceived, this,
            [this](const QString &message) { receive(message.toUtf8()); });
    connect(m_webSocket, &QWebSocket::binaryMessageReceived, this, &WebSocketConnection::receive);
    connect(m_webSocket, &QWebSocket::pong, this,
            [this](quint64 /*elapsed*/, const QByteArray &payload) { onPong(payload); });
    connect(m_webSocket, &QWebSocket::disconnected, this, &WebSocketConnection::onDisconnected);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] { m_outflow.onBytesWritten(); });
    m_services.deadlines.start(m_hello, helloTime, [this] { close(CloseCode::NoHello); });
    m_services.deadlines.start(m_nextPing, pingEvery, [this] { ping(); });
    m_peer = m_services.door.attach(*this);
}

WebSocketConnection::~WebSocketConnection()
{
    m_peer.reset();
    m_webSocket->disconnect(this);
    if (m_socket)
        m_socket->disconnect(this);
    m_webSocket->abort();
}

void WebSocketConnection::receive(const QByteArray &message)
{
    if (m_state != State::Open)
        return;
    m_services.turnEnd.stir();
    const auto request = parseRequest(message);
    if (request) {
        m_peer->receive(*request, message.size());
        noticeWelcome();
        return;
    }
    m_peer->refuse(request.error());
}

void WebSocketConnection::watch(std::unique_ptr<SocketWatch> watch, qint64 mostMessageBytes)
{
    m_watch = std::move(watch);
    m_watch->begin(m_webSocket, mostMessageBytes, [this](CloseCode code) { close(code); });
}

/// Behind a queue a ping would say how slow the line is, not whether somebody is there: in its place, who takes nothing
/// has no longer than for a pong.
void WebSocketConnection::ping()
{
    const bool isQueued = m_outflow.queued() > 0;
    m_services.deadlines.start(m_nextPing, isQueued ? pingAgainIn : pingEvery, [this] { ping(); });
    if (m_state != State::Open)
        return;
    if (isQueued) {
        m_outflow.hurry(pongTime, [this] { drop(); });
        return;
    }
    m_webSocket->ping(QByteArray::number(++m_pings));
    m_services.deadlines.start(m_pong, pongTime, [this] { drop(); });
}

void WebSocketConnection::onPong(const QByteArray &payload)
{
    if (payload == QByteArray::number(m_pings))
        m_pong.stop();
}

void WebSocketConnection::noticeWelcome()
{
    if (m_isWelcome || !m_peer || !m_peer->isWelcome())
        return;
    m_isWelcome = true;
    m_hello.stop();
    m_ticket.signedIn();
}

void WebSocketConnection::send(const SharedFrame &frame)
{
    if (m_state != State::Open)
        return;
    noticeWelcome();
    if (m_outflow.takes(frame))
        m_outflow.add(m_lastFrame.of(frame, [](const Frame &each) { return textFrame(each.json); }));
}

void WebSocketConnection::reply(const Reply &reply)
{
    if (m_state != State::Open)
        return;
    noticeWelcome();
    if (m_outflow.takesMore())
        m_outflow.add(textFrame(encode(reply)));
}

void WebSocketConnection::onTooSlow()
{
    close(CloseCode::TooSlow);
}

/// Later: this may come from within a send().
void WebSocketConnection::onRoomAgain()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            for (const SharedFrame &late : m_outflow.takeLate())
                send(late);
            if (m_state == State::Open)
                m_peer->drained();
        },
        Qt::QueuedConnection);
}

void WebSocketConnection::close(CloseCode code)
{
    if (m_state != State::Open)
        return;
    m_state = State::Closing;
    m_hello.stop();
    m_outflow.stopWatching();
    // The socket stays open for a second: closed at once, with something of the client's unread, it would be reset and
    // the code lost.
    m_outflow.add(closeFrame(code));
    m_services.deadlines.start(m_closing, closingTime, [this] { drop(); });
}

std::optional<milliseconds> WebSocketConnection::countFailure()
{
    return m_services.failures.count(Failures::stranger(m_ticket.client()));
}

/// Without waiting for a peer that would not answer.
void WebSocketConnection::drop()
{
    m_webSocket->abort();
    onDisconnected();
}

/// The peer goes in a later turn: the hub may be in the middle of talking to it.
void WebSocketConnection::onDisconnected()
{
    m_state = State::Closing;
    deleteLater();
}

} // namespace madang::server
