// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/admission.h"
#include "server/gateway/clientsocket.h"
#include "server/gateway/deadlines.h"
#include "server/gateway/ebb.h"
#include "server/gateway/failures.h"
#include "server/gateway/httpconnection.h"
#include "server/gateway/listener.h"
#include "server/gateway/polls.h"
#include "server/gateway/router.h"
#include "server/gateway/streamserver.h"
#include "server/gateway/turnend.h"
#include "server/gateway/websocketserver.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace madang::server
{

/// What the gateway works with.
struct GatewayServices {
    SignIn &signIn;
    StorageProbe storage;
    Door &door;
    Wicket &wicket;
    const Clock &clock;
    const Limits &limits;
    const Networks &proxies; ///< whom to believe for whom a request comes from
    ServerInfo server{};     ///< whose answers these are
    QUrl publicUrl{};
    TurnHooks turns{}; ///< who else is to know when the conversation moves
};

/// The server's edge: everything between the network and the hub, put together.
class Gateway final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Gateway)

public:
    explicit Gateway(const GatewayServices &services, QObject *parent = nullptr);
    ~Gateway() override;

    [[nodiscard]] bool listen(const QHostAddress &address, quint16 port);
    [[nodiscard]] QString errorString() const { return m_listener.errorString(); }
    [[nodiscard]] quint16 port() const { return m_listener.port(); }
    [[nodiscard]] int connectionCount() const { return m_admission.total(); }

    /// Accepts nobody any more, and calls back when the last one is gone or the time is over.
    void drain(milliseconds atMost, std::function<void()> then);

private:
    void tick();
    void accept(std::unique_ptr<ClientSocket> socket, Admission::Ticket ticket);

    const Clock &m_clock;
    Admission m_admission;
    Deadlines m_deadlines;
    Failures m_failures;
    TurnEnd m_turnEnd;
    Router m_router;
    WebSocketServer m_webSockets;
    StreamServer m_streams;
    Polls m_polls;
    Listener m_listener;
    QTimer m_tick;
    Ebb m_ebb;
};

} // namespace madang::server
