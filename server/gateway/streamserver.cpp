// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/streamserver.h"

#include "server/gateway/streamconnection.h"

#include <utility>

namespace madang::server
{

StreamServer::StreamServer(const StreamServices &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
}

StreamServer::~StreamServer()
{
    // Before what they work with.
    qDeleteAll(findChildren<StreamConnection *>(Qt::FindDirectChildrenOnly));
}

void StreamServer::handOver(std::unique_ptr<ClientSocket> socket, Admission::Ticket ticket, const StreamOrder &order)
{
    ticket.signedIn();
    auto *const connection =
        new StreamConnection(std::move(socket), std::move(ticket), formFor(order), m_services, this);
    connection->follow(order.follow);
}

StreamForm &StreamServer::formFor(const StreamOrder &order)
{
    if (order.form == EventsForm::ServerSentEvents)
        return m_events;
    return order.minorVersion > 0 ? m_chunkedLines : m_bareLines;
}

} // namespace madang::server
