// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/streamconnection.h"

#include "protocol/codec.h"
#include "server/gateway/refusal.h"
#include "server/hub/frames.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <utility>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

constexpr milliseconds closingTime{2'000};
constexpr int unacknowledgedTime = 15'000; ///< milliseconds; on these ways nothing else tells that a client is dead
constexpr qint64 mostIgnored = 65'536;

} // namespace

StreamConnection::StreamConnection(std::unique_ptr<ClientSocket> socket, Admission::Ticket ticket, StreamForm &form,
                                   const StreamServices &services, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_ticket(std::move(ticket))
    , m_form(form)
    , m_services(services)
    , m_outflow(m_socket.get(), *this, {services.deadlines, services.limits, services.turnEnd})
{
    m_socket->sendAtOnce();
    ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), IPPROTO_TCP, TCP_USER_TIMEOUT, &unacknowledgedTime,
                 sizeof unacknowledgedTime);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &StreamConnection::ignore);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &StreamConnection::onDisconnected);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &StreamConnection::onBytesWritten);
    ignore(); // what came with the request
}

StreamConnection::~StreamConnection()
{
    m_peer.reset();
    m_socket->disconnect(this);
}

void StreamConnection::follow(const Follow &follow)
{
    if (m_state != State::Waiting)
        return; // gone already
    m_who = Failures::member(follow.caller.identity.user);
    m_peer = m_services.wicket.follow(follow, *this, [this](const auto &begun) { begin(begun); });
}

void StreamConnection::begin(const Expected<Beginning, Error> &begun)
{
    if (m_state != State::Waiting)
        return;
    if (begun) {
        m_epoch = begun->epoch.value.toLatin1();
        open();
        return;
    }
    if (begun.error().code != ErrorCode::Resync) {
        refuse(begun.error());
        return;
    }
    // An EventSource sees no status, so it is said in the stream.
    open();
    endWith(ResyncNeeded{.reason = begun.error().text});
}

/// The head goes out at once, with something behind it.
void StreamConnection::open()
{
    m_state = State::Streaming;
    const HttpResponse head{.contentType = m_form.contentType(),
                            .fields = m_form.fields() + QList<HttpField>{{"X-Accel-Buffering", "no"}}};
    m_outflow.add(encodedHead(head, m_services.clock.now()));
    m_outflow.add(m_form.opening());
    m_outflow.flush();
}

void StreamConnection::refuse(const Error &error)
{
    const HttpResponse response = refused(m_services.failures, m_who, error);
    m_outflow.add(encoded(response, Persistence::Close, m_services.clock.now()));
    end();
}

void StreamConnection::send(const SharedFrame &frame)
{
    if (m_state == State::Streaming && m_outflow.takes(frame))
        m_outflow.add(m_form.shared(frame, m_epoch));
}

void StreamConnection::close(CloseCode code)
{
    if (m_state == State::Waiting) {
        refuse(errorFor(code));
    } else if (m_state == State::Streaming) {
        endWith(Closed{.code = static_cast<qint64>(code)});
    }
}

void StreamConnection::endWith(const Signal &last)
{
    m_outflow.add(m_form.encoded(*frames::of(last), m_epoch));
    m_outflow.add(m_form.end());
    end();
}

/// What is queued may still get through.
void StreamConnection::end()
{
    m_state = State::Closing;
    m_outflow.stopWatching();
    m_services.deadlines.start(m_closing, closingTime, [this] { m_socket->abort(); });
    m_outflow.flush();
    closeWritingSide();
}

std::optional<milliseconds> StreamConnection::countFailure()
{
    return m_services.failures.count(m_who);
}

void StreamConnection::onTooSlow()
{
    close(CloseCode::TooSlow);
}

/// Later: this may come from within a send().
void StreamConnection::onRoomAgain()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            for (const SharedFrame &late : m_outflow.takeLate())
                send(late);
            if (m_state == State::Streaming)
                m_peer->drained();
        },
        Qt::QueuedConnection);
}

void StreamConnection::onBytesWritten()
{
    m_outflow.onBytesWritten();
    if (m_state == State::Closing)
        closeWritingSide();
}

void StreamConnection::ignore()
{
    m_ignored += m_socket->skip(m_socket->bytesAvailable());
    if (m_ignored > mostIgnored)
        m_socket->abort();
}

void StreamConnection::onDisconnected()
{
    m_state = State::Closing;
    deleteLater();
}

/// Closing both at once would throw our last words away at a peer that is still sending.
void StreamConnection::closeWritingSide()
{
    if (m_outflow.queued() == 0)
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
}

} // namespace madang::server
