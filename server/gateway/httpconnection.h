// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/admission.h"
#include "server/gateway/clientsocket.h"
#include "server/gateway/deadlines.h"
#include "server/gateway/eventsform.h"
#include "server/gateway/polls.h"
#include "server/gateway/requestparser.h"
#include "server/gateway/response.h"

#include <QObject>

#include <memory>

class QTcpSocket;

namespace madang::server
{

class Router;
class StreamServer;
class WebSocketServer;

/// What a connection works with.
struct HttpServices {
    Router &router;
    WebSocketServer &webSockets;
    StreamServer &streams;
    Polls &polls;
    Deadlines &deadlines;
    const Clock &clock;
};

/// One accepted connection as long as it speaks HTTP: reads requests, one at a time and in order, has them answered,
/// and hands the socket on where it becomes a WebSocket or a stream.
///
///     Reading ──request──> Answering ──kept alive──> Reading
///        │                     └────close────> Closing (what still comes is thrown away, so that the answer is not)
///        └──upgrade, stream──> gone, the socket lives on
class HttpConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpConnection)

public:
    HttpConnection(std::unique_ptr<ClientSocket> socket, Admission::Ticket ticket, const HttpServices &services,
                   QObject *parent = nullptr);
    ~HttpConnection() override;

    /// How long a response is held up that shall be.
    static constexpr milliseconds holdUpTime{500};

    /// The server ends: an answer that is under way is the last, and nothing else is waited for.
    void finish();

private:
    enum class State { Reading, Answering, Closing };

    void read();
    [[nodiscard]] bool takeRequest();
    [[nodiscard]] bool letIn(const HttpRequest &head);
    void answer(const HttpRequest &request);
    void answerUpgrade(const HttpRequest &request, qsizetype bytesThere);
    void answerPoll(const HttpRequest &request);
    void answerStream(const HttpRequest &request, EventsForm form);
    void respond(const HttpResponse &response);
    void send(const HttpResponse &response);
    void startOver();
    void readSoon();
    void onBytesWritten();
    void refuseLate();
    [[nodiscard]] milliseconds timeToSend() const;
    void close();
    void closeWritingSide();

    std::unique_ptr<ClientSocket> m_socket;
    Admission::Ticket m_ticket;
    HttpServices m_services;
    std::unique_ptr<RequestParser> m_parser;
    Deadline m_deadline;
    State m_state = State::Reading;
    Persistence m_persistence = Persistence::KeepAlive;
    Body m_body = Body::Sent;
    std::unique_ptr<Polls::Waiting> m_waiting; ///< for something to happen
};

} // namespace madang::server
