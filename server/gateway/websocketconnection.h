// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/outflow.h"
#include "server/gateway/websocketserver.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QTcpSocket;
class QWebSocket;

namespace madang::server
{

/// One WebSocket: bytes to commands for its Peer, frames from its Peer to bytes. Reading goes through QWebSocket,
/// writing past it to the socket below (Outflow). It decides when a client is dead; it knows nothing of what is said,
/// nor how much of it is nonsense: the Peer counts that.
///
///     Open ──close()──> Closing ──the client's close, or a second──> destroyed in a later turn of the loop
class WebSocketConnection final : public QObject, public Outlet, private OutflowOwner
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WebSocketConnection)

public:
    /// `lastFrame` is shared by all WebSockets.
    WebSocketConnection(QWebSocket *webSocket, QTcpSocket *socket, Admission::Ticket ticket, EncodedOnce &lastFrame,
                        const WebSocketServices &services, QObject *parent);
    ~WebSocketConnection() override;

    /// From now on `watch` says when the client's bytes have to end the connection.
    void watch(std::unique_ptr<SocketWatch> watch, qint64 mostMessageBytes);
    void send(const SharedFrame &frame) override;
    void reply(const Reply &reply) override;
    [[nodiscard]] bool hasRoom() const override { return m_outflow.hasRoom(); }
    void close(CloseCode code) override;
    [[nodiscard]] std::optional<milliseconds> countFailure() override;

private:
    enum class State { Open, Closing };

    void receive(const QByteArray &message);
    void ping();
    void onPong(const QByteArray &payload);
    void noticeWelcome();
    void onTooSlow() override;
    void onRoomAgain() override;
    void onDisconnected();
    void drop();

    QWebSocket *m_webSocket;
    QPointer<QTcpSocket> m_socket; ///< Qt's server deletes it when it is disconnected
    Admission::Ticket m_ticket;
    EncodedOnce &m_lastFrame;
    WebSocketServices m_services;

    State m_state = State::Open;
    bool m_isWelcome = false;
    Outflow m_outflow;
    quint32 m_pings = 0;

    Deadline m_hello;
    Deadline m_nextPing;
    Deadline m_pong;
    Deadline m_closing;

    std::unique_ptr<SocketWatch> m_watch;

    std::unique_ptr<Peer> m_peer; ///< last, so that it goes first: its outlet outlives it
};

} // namespace madang::server
