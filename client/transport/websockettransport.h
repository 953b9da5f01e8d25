// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/proxy.h"
#include "client/transport/transport.h"

#include <QAbstractSocket>

class QWebSocket;

namespace madang::client
{

/// The way of choice: one WebSocket. Each open() makes a new QWebSocket, because one that failed is of no use any more
/// (Qt 6.4.2 leaves it half open after a refused handshake).
class WebSocketTransport final : public Transport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WebSocketTransport)

public:
    explicit WebSocketTransport(ProxyTo proxyTo = client::proxyTo, QObject *parent = nullptr);
    ~WebSocketTransport() override;

    void open(const Endpoint &endpoint) override;
    void send(const madang::Request &request) override;
    void close() override;

private:
    void onConnected();
    void onFailed(QAbstractSocket::SocketError error);
    void onDisconnected();
    void take(const QByteArray &bytes);
    void report(const Carried &what);
    void end(const Closing &closing);
    QWebSocket *letGo();

    ProxyTo m_proxyTo;
    QWebSocket *m_socket = nullptr; ///< a child
    bool m_open = false;
};

} // namespace madang::client
