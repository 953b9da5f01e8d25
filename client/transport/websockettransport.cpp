// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/websockettransport.h"

#include "protocol/closecode.h"

#include <QPointer>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

namespace madang::client
{
namespace
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto subProtocol = "madang.v1"_L1;
constexpr quint64 incomingMost{limits::serverMessageBytes};
constexpr auto goodbyeMost = 3s; // Qt waits for ever for a peer that does not read

QWebSocketHandshakeOptions handshake()
{
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QString(subProtocol)});
    return options;
}

/// The server's own code, or nothing where the connection just broke (Qt then says 1000, which no server of ours
/// sends).
std::optional<quint16> codeOf(const QWebSocket &socket)
{
    const auto code = socket.closeCode();
    if (code == QWebSocketProtocol::CloseCodeNormal || code == QWebSocketProtocol::CloseCodeMissingStatusCode ||
        code == QWebSocketProtocol::CloseCodeAbnormalDisconnection)
        return std::nullopt;
    return static_cast<quint16>(code);
}

/// Of a connection that never opened. What was wrong with the answer to a handshake, Qt tells in its text only.
std::optional<Cause> causeOf(QAbstractSocket::SocketError error, const QString &text)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        if (text.contains("code: 503"_L1))
            return Cause::ServerFull;
        return text.contains("handshake"_L1, Qt::CaseInsensitive) ? Cause::NotMadang : Cause::NobodyListens;
    case QAbstractSocket::HostNotFoundError:
        return Cause::NoSuchHost;
    case QAbstractSocket::NetworkError:
        return Cause::NoRoute;
    case QAbstractSocket::SocketTimeoutError:
        return Cause::TimedOut;
    case QAbstractSocket::RemoteHostClosedError:
        return Cause::Broken;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return Cause::Proxy;
    default:
        return std::nullopt;
    }
}

} // namespace

WebSocketTransport::WebSocketTransport(ProxyTo proxyTo, QObject *parent)
    : Transport(parent)
    , m_proxyTo(std::move(proxyTo))
{
}

WebSocketTransport::~WebSocketTransport() = default;

void WebSocketTransport::open(const Endpoint &endpoint)
{
    close();
    auto *socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket = socket;
    socket->setMaxAllowedIncomingFrameSize(incomingMost);
    socket->setMaxAllowedIncomingMessageSize(incomingMost);
    socket->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize()); // never in pieces: see decoding in Qt 6.4
    socket->setProxy(m_proxyTo(endpoint));
    connect(socket, &QWebSocket::connected, this, &WebSocketTransport::onConnected);
    connect(socket, &QWebSocket::disconnected, this, &WebSocketTransport::onDisconnected);
    connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) { take(text.toUtf8()); });
    connect(socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &bytes) { take(bytes); });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(socket, &QWebSocket::errorOccurred, this, &WebSocketTransport::onFailed);
#else
    connect(socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, &WebSocketTransport::onFailed);
#endif
    // Later, because a refusal of the address would be signalled from inside of this call.
    QTimer::singleShot(0, socket, [socket, url = webSocketUrl(linkTo(endpoint))] { socket->open(url, handshake()); });
}

void WebSocketTransport::send(const madang::Request &request)
{
    if (!m_socket || !m_socket->isValid())
        return;
    const QByteArray message = encode(request);
    m_socket->sendTextMessage(QString::fromUtf8(message));
    report({.direction = Carried::Direction::Out, .message = message, .bytes = message.size()});
}

void WebSocketTransport::close()
{
    QWebSocket *socket = letGo();
    if (!socket)
        return;
    if (!socket->isValid()) {
        socket->deleteLater();
        return;
    }
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(goodbyeMost, socket, &QObject::deleteLater);
    socket->close(QWebSocketProtocol::CloseCodeGoingAway);
}

void WebSocketTransport::onConnected()
{
    m_open = true;
    if (m_socket->subprotocol() == subProtocol)
        emit opened();
    else
        end({.cause = Cause::NotMadang});
}

/// Also a refused handshake, after which Qt 6.4.2 would neither close nor say `disconnected`.
void WebSocketTransport::onFailed(QAbstractSocket::SocketError error)
{
    if (!m_open)
        end({.cause = causeOf(error, m_socket->errorString())});
}

void WebSocketTransport::onDisconnected()
{
    if (!m_open)
        return onFailed(m_socket->error()); // before which Qt says this
    const auto code = codeOf(*m_socket);
    end({.code = code,
         .cause = code ? std::nullopt : std::optional(Cause::Broken),
         .mayComeBack = !code || madang::mayComeBack(*code)});
}

void WebSocketTransport::take(const QByteArray &bytes)
{
    const QPointer<QWebSocket> socket = m_socket;
    emit carried({.direction = Carried::Direction::In, .message = bytes, .bytes = bytes.size()});
    if (socket != m_socket)
        return; // who heard that has closed it
    const auto message = parseServerMessage(bytes);
    if (message)
        emit received(*message);
    else
        end({.code = static_cast<quint16>(QWebSocketProtocol::CloseCodeProtocolError), .cause = Cause::NotReadable});
}

/// Later, because it is told of what others do inside of a call.
void WebSocketTransport::report(const Carried &what)
{
    QMetaObject::invokeMethod(
        m_socket,
        [this, what, socket = m_socket] {
            if (socket == m_socket)
                emit carried(what);
        },
        Qt::QueuedConnection);
}

void WebSocketTransport::end(const Closing &closing)
{
    if (QWebSocket *socket = letGo())
        socket->deleteLater(); // not now: it is inside of its own signal
    emit closed(closing);
}

/// Nothing comes from the socket any more. Whoever takes it has to delete it.
QWebSocket *WebSocketTransport::letGo()
{
    QWebSocket *socket = std::exchange(m_socket, nullptr);
    m_open = false;
    if (socket)
        socket->disconnect(this);
    return socket;
}

} // namespace madang::client
