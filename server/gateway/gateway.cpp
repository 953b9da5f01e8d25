// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/gateway.h"

#include "server/ops/heap.h"

#include <utility>

namespace madang::server
{

Gateway::Gateway(const GatewayServices &services, QObject *parent)
    : QObject(parent)
    , m_clock(services.clock)
    , m_admission(services.limits, services.proxies)
    , m_deadlines(services.clock)
    , m_failures(services.limits, services.clock)
    , m_turnEnd(services.turns)
    , m_router({services.signIn, services.wicket, m_failures, m_turnEnd, services.storage, services.server,
                services.publicUrl})
    , m_webSockets({services.door, m_deadlines, services.limits, m_failures, m_turnEnd})
    , m_streams({services.wicket, m_deadlines, services.limits, m_failures, m_turnEnd, services.clock})
    , m_polls({services.wicket, m_deadlines, m_turnEnd, m_failures})
    , m_listener(m_admission, services.clock,
                 [this](auto socket, auto ticket) { accept(std::move(socket), std::move(ticket)); })
{
    connect(&m_tick, &QTimer::timeout, this, &Gateway::tick);
    m_tick.start(Deadlines::tick);
}

Gateway::~Gateway()
{
    // Before what they work with.
    qDeleteAll(findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly));
}

bool Gateway::listen(const QHostAddress &address, quint16 port)
{
    return m_listener.listenOn(address, port);
}

void Gateway::tick()
{
    m_deadlines.advance();
    if (m_ebb.hasCome(m_admission.total()))
        giveBackFreedMemory();
}

void Gateway::accept(std::unique_ptr<ClientSocket> socket, Admission::Ticket ticket)
{
    const HttpServices services{m_router, m_webSockets, m_streams, m_polls, m_deadlines, m_clock};
    new HttpConnection(std::move(socket), std::move(ticket), services, this);
}

void Gateway::drain(milliseconds atMost, std::function<void()> then)
{
    m_listener.close();
    m_router.setReadiness(Router::Readiness::Stopping);
    const auto connections = findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly);
    for (HttpConnection *const connection : connections)
        connection->finish();
    auto *const look = new QTimer(this);
    connect(look, &QTimer::timeout, this, [this, look, until = m_clock.steady() + atMost, then = std::move(then)] {
        if (m_admission.total() > 0 && m_clock.steady() < until)
            return;
        look->stop();
        look->deleteLater();
        then();
    });
    look->start(milliseconds(20));
}

} // namespace madang::server
