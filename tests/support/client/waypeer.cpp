// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/client/waypeer.h"

#include "tests/support/client/sessionworld.h"

#include <QJsonDocument>

#include <utility>

namespace madang::tests
{
namespace
{

using namespace Qt::StringLiterals;

Reply usualAnswer(const Request &request)
{
    if (const auto *hello = std::get_if<Hello>(&request.command)) {
        Welcome welcome = WayPeer::welcome();
        welcome.cursor = cursorFromText(hello->cursor).value_or(welcome.cursor);
        return answer(request.ref, welcome);
    }
    if (std::holds_alternative<Ping>(request.command))
        return answer(request.ref, Pong{.at = std::chrono::milliseconds(5)});
    if (std::holds_alternative<Post>(request.command))
        return answer(request.ref, Posted{.seq = 8, .n = 1, .at = std::chrono::milliseconds(5)});
    return answer(request.ref, Done());
}

QWebSocketProtocol::CloseCode socketCode(CloseCode code)
{
    const auto number = static_cast<quint16>(code);
    return static_cast<QWebSocketProtocol::CloseCode>(number);
}

} // namespace

WayPeer::WayPeer()
    : answers(usualAnswer)
{
    m_webSockets.setSupportedSubprotocols({u"madang.v1"_s});
    m_server.listen(QHostAddress::LocalHost);
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        auto *socket = m_server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] { onReadable(socket); });
        QObject::connect(socket, &QTcpSocket::disconnected, &m_server, [this, socket] {
            m_unread.erase(socket);
            m_following.erase(socket);
            m_heldFrom.erase(socket);
        });
    });
    QObject::connect(&m_webSockets, &QWebSocketServer::newConnection, &m_server, [this] {
        m_isGreeted = false;
        m_webSocket.reset(m_webSockets.nextPendingConnection());
        m_webSocket->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
        QObject::connect(m_webSocket.get(), &QWebSocket::textMessageReceived, &m_server, [this](const QString &text) {
            const Reply reply = carryOut(QJsonDocument::fromJson(text.toUtf8()).object());
            if (reply.ref)
                m_webSocket->sendTextMessage(QString::fromUtf8(encode(reply)));
            if (!std::holds_alternative<Hello>(taken.last().command) || std::holds_alternative<Error>(reply.result))
                return;
            m_isGreeted = true;
            const auto cursor = cursorFromText(std::get<Hello>(taken.last().command).cursor);
            for (const Event &event : eventsAfter(cursor ? cursor->seq : welcome().cursor.seq))
                m_webSocket->sendTextMessage(QString::fromUtf8(encode(event)));
            replaceStreams();
        });
    });
}

WayPeer::~WayPeer()
{
    m_server.disconnect();
}

client::Endpoint WayPeer::endpoint() const
{
    return {.host = u"127.0.0.1"_s, .port = m_server.serverPort()};
}

Welcome WayPeer::welcome()
{
    return World::welcome();
}

void WayPeer::takeWebSocket(QTcpSocket *socket)
{
    socket->disconnect(&m_server);
    m_webSockets.handleConnection(socket);
    emit socket->readyRead();
}

Reply WayPeer::carryOut(const QJsonObject &object)
{
    const auto request = parseRequest(object);
    Q_ASSERT(request);
    taken.append(*request);
    return answers(*request);
}

QList<Event> WayPeer::eventsAfter(qint64 seq) const
{
    QList<Event> later;
    for (const Event &event : m_events) {
        if (event.seq > seq)
            later.append(event);
    }
    return later;
}

void WayPeer::replaceWebSocket()
{
    if (isOneSession && m_webSocket && std::exchange(m_isGreeted, false))
        m_webSocket->close(socketCode(CloseCode::Replaced));
}

void WayPeer::says(const Event &event)
{
    m_events.append(event);
    if (m_webSocket && m_isGreeted)
        m_webSocket->sendTextMessage(QString::fromUtf8(encode(event)));
    for (const auto &[socket, form] : m_following)
        write(socket, form, encode(event));
    answerHeld();
}

void WayPeer::says(const Signal &signal)
{
    saysBytes(encode(signal));
}

void WayPeer::saysBytes(const QByteArray &message)
{
    if (m_webSocket && m_isGreeted)
        m_webSocket->sendTextMessage(QString::fromUtf8(message));
    for (const auto &[socket, form] : m_following)
        write(socket, form, message);
    m_signals.append(message);
    answerHeld();
}

void WayPeer::ends(CloseCode code)
{
    if (m_webSocket) {
        m_webSocket->close(socketCode(code), reasonOf(code));
        return;
    }
    says(Signal(Closed{.code = static_cast<qint64>(code)}));
    const auto following = m_following;
    for (const auto &[socket, form] : following)
        socket->disconnectFromHost();
}

void WayPeer::cuts()
{
    if (m_webSocket)
        m_webSocket->abort();
    const auto sockets = m_server.findChildren<QTcpSocket *>();
    for (auto *socket : sockets)
        socket->abort();
}

bool WayPeer::isFollowed() const
{
    return m_isGreeted || !m_following.empty() || !m_heldFrom.empty();
}

} // namespace madang::tests
