// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/admission.h"
#include "server/gateway/clientsocket.h"
#include "server/gateway/deadlines.h"
#include "server/gateway/eventsform.h"
#include "server/gateway/failures.h"
#include "server/gateway/jsonlines.h"
#include "server/gateway/serversentevents.h"
#include "server/gateway/turnend.h"
#include "server/hub/wicket.h"

#include <QObject>

#include <memory>

namespace madang::server
{

/// What a request for a stream has asked for.
struct StreamOrder {
    Follow follow;
    EventsForm form = EventsForm::ServerSentEvents; ///< or lines
    int minorVersion = 1;                           ///< of the client's HTTP/1
};

/// What a stream's connection works with.
struct StreamServices {
    Wicket &wicket;
    Deadlines &deadlines;
    const Limits &limits;
    Failures &failures;
    TurnEnd &turnEnd;
    const Clock &clock;
};

/// Turns sockets whose request has been checked into streams.
class StreamServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StreamServer)

public:
    explicit StreamServer(const StreamServices &services, QObject *parent = nullptr);
    ~StreamServer() override;

    /// The request has been taken out of `socket`.
    void handOver(std::unique_ptr<ClientSocket> socket, Admission::Ticket ticket, const StreamOrder &order);

private:
    [[nodiscard]] StreamForm &formFor(const StreamOrder &order);

    StreamServices m_services;
    ServerSentEvents m_events;
    JsonLines m_chunkedLines{JsonLines::Framing::Chunked};
    JsonLines m_bareLines{JsonLines::Framing::UntilClose};
};

} // namespace madang::server
