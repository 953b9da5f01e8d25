// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/admission.h"
#include "server/gateway/clientsocket.h"
#include "server/gateway/deadlines.h"
#include "server/gateway/encodedonce.h"
#include "server/gateway/failures.h"
#include "server/gateway/socketwatch.h"
#include "server/gateway/turnend.h"
#include "server/hub/peer.h"

#include <QObject>
#include <QPointer>
#include <QTcpSocket>
#include <QWebSocketServer>

#include <memory>
#include <vector>

namespace madang::server
{

/// What a WebSocket's connection works with.
struct WebSocketServices {
    Door &door;
    Deadlines &deadlines;
    const Limits &limits;
    Failures &failures;
    TurnEnd &turnEnd;
};

/// Turns sockets whose upgrade has been checked into WebSocket connections; Qt's server only does the handshake.
class WebSocketServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WebSocketServer)

public:
    explicit WebSocketServer(const WebSocketServices &services, QObject *parent = nullptr);
    ~WebSocketServer() override;

    /// The request's head must still be in `socket`, complete and with nothing behind it.
    void handOver(std::unique_ptr<ClientSocket> socket, Admission::Ticket ticket);

private:
    /// A socket in the hands of Qt's server, whose name we know it by again is the peer's.
    struct HandedOver {
        QPointer<QTcpSocket> socket;
        QHostAddress address;
        quint16 port = 0;
        Admission::Ticket ticket;
        std::unique_ptr<SocketWatch> watch;
    };

    void takeConnection();

    WebSocketServices m_services;
    EncodedOnce m_lastFrame;
    QWebSocketServer m_server;
    std::vector<HandedOver> m_handedOver;
};

} // namespace madang::server
