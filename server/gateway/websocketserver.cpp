// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/websocketserver.h"

#include "server/gateway/upgrade.h"
#include "server/gateway/websocketconnection.h"

#include <QWebSocket>

#include <algorithm>
#include <limits>
#include <utility>

namespace madang::server
{

namespace
{

/// Nothing larger is taken even where the operator turned the limit off.
constexpr int mostMessageBytes = 16 * 1024 * 1024;

} // namespace

WebSocketServer::WebSocketServer(const WebSocketServices &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_server(QString(), QWebSocketServer::NonSecureMode)
{
    m_server.setSupportedSubprotocols({QString(webSocketProtocol)});
    m_server.setMaxPendingConnections(std::numeric_limits<int>::max());
    connect(&m_server, &QWebSocketServer::newConnection, this, &WebSocketServer::takeConnection);
}

WebSocketServer::~WebSocketServer()
{
    // Before what they work with.
    for (const HandedOver &each : std::exchange(m_handedOver, {})) {
        each.socket->disconnect(this);
        delete each.socket;
    }
    qDeleteAll(findChildren<WebSocketConnection *>(Qt::FindDirectChildrenOnly));
}

void WebSocketServer::handOver(std::unique_ptr<ClientSocket> socket, Admission::Ticket ticket)
{
    // Qt's server deletes it after `disconnected`; until the handshake is done it is ours to delete.
    ClientSocket *const tcp = socket.release();
    tcp->sendAtOnce();
    tcp->setParent(this);
    tcp->setReadBufferSize(0);
    connect(tcp, &QTcpSocket::disconnected, this, [this, tcp] {
        std::erase_if(m_handedOver, [tcp](const HandedOver &each) { return each.socket == tcp; });
        tcp->deleteLater();
    });
    m_handedOver.push_back({tcp, tcp->peerAddress(), tcp->peerPort(), std::move(ticket),
                            std::make_unique<SocketWatch>(tcp, m_services.deadlines)});
    m_server.handleConnection(tcp);
}

void WebSocketServer::takeConnection()
{
    while (QWebSocket *const webSocket = m_server.nextPendingConnection()) {
        // Before anything else: a first frame may be there already.
        const int most = m_services.limits.messageBytes > 0 ? std::min(m_services.limits.messageBytes, mostMessageBytes)
                                                            : mostMessageBytes;
        webSocket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(most));
        webSocket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(most));
        const auto found = std::find_if(m_handedOver.begin(), m_handedOver.end(), [&](const HandedOver &each) {
            return each.port == webSocket->peerPort() && each.address == webSocket->peerAddress() && each.socket;
        });
        if (found == m_handedOver.end() || found->watch->wasHasty()) {
            webSocket->abort();
            webSocket->deleteLater();
            continue;
        }
        HandedOver handedOver = std::move(*found);
        m_handedOver.erase(found);
        handedOver.socket->disconnect(this);
        auto *const connection = new WebSocketConnection(webSocket, handedOver.socket, std::move(handedOver.ticket),
                                                         m_lastFrame, m_services, this);
        connection->watch(std::move(handedOver.watch), most);
    }
}

} // namespace madang::server
