// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/catalogue.h"
#include "server/gateway/clientsocket.h"
#include "server/gateway/outflow.h"
#include "server/gateway/streamserver.h"

#include <QObject>

#include <memory>

namespace madang::server
{

/// One stream over HTTP: an answer that goes on until somebody ends it. How it looks is its StreamForm's, what is sent
/// the hub's. What the client still sends means nothing.
///
///     Waiting ──from a cursor──> Streaming ──close()──> Closing ──the client's end, or two seconds──> destroyed
///        └──refused: an answer of the usual kind────────>┘
class StreamConnection final : public QObject, public Outlet, private OutflowOwner
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StreamConnection)

public:
    StreamConnection(std::unique_ptr<ClientSocket> socket, Admission::Ticket ticket, StreamForm &form,
                     const StreamServices &services, QObject *parent);
    ~StreamConnection() override;

    /// Once, first.
    void follow(const Follow &follow);

    void send(const SharedFrame &frame) override;
    void reply(const Reply & /*reply*/) override {} // who only hears asks nothing here
    [[nodiscard]] bool hasRoom() const override { return m_outflow.hasRoom(); }
    void close(CloseCode code) override;
    [[nodiscard]] std::optional<milliseconds> countFailure() override;

private:
    enum class State { Waiting, Streaming, Closing };

    void begin(const Expected<Beginning, Error> &begun);
    void open();
    void refuse(const Error &error);
    void endWith(const Signal &last);
    void end();
    void onTooSlow() override;
    void onRoomAgain() override;
    void onBytesWritten();
    void onDisconnected();
    void ignore();
    void closeWritingSide();

    std::unique_ptr<ClientSocket> m_socket;
    Admission::Ticket m_ticket;
    StreamForm &m_form;
    StreamServices m_services;
    Outflow m_outflow;
    State m_state = State::Waiting;
    QByteArray m_epoch;
    Failures::Asker m_who;
    qint64 m_ignored = 0; ///< bytes that the client sent after its request
    Deadline m_closing;

    std::unique_ptr<Peer> m_peer; ///< last, so that it goes first: its outlet outlives it
};

} // namespace madang::server
