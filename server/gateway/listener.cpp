// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/listener.h"

#include "server/clock.h"
#include "server/gateway/response.h"
#include "server/ops/logging.h"

#include <array>
#include <chrono>
#include <utility>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int backlog = 4096;
constexpr auto pauseAfterError = 100ms;
/// What the kernel holds for a client beside our own queue. Without a bound it grows to megabytes, and our queue's
/// limit would mean little.
constexpr int sendBufferBytes = 128 * 1024;

void set(int descriptor, int level, int option, int value)
{
    ::setsockopt(descriptor, level, option, &value, sizeof value);
}

/// The kernel gives up on a peer that is gone as soon as we would; its own defaults are hours.
void prepare(int descriptor)
{
    set(descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
    set(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1);
    set(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, 15);
    set(descriptor, IPPROTO_TCP, TCP_KEEPINTVL, 5);
    set(descriptor, IPPROTO_TCP, TCP_KEEPCNT, 3);
    set(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, 30'000);
    set(descriptor, SOL_SOCKET, SO_SNDBUF, sendBufferBytes);
}

QHostAddress peerOf(int descriptor)
{
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        return {};
    return QHostAddress(reinterpret_cast<const sockaddr *>(&address));
}

HttpResponse refusalFor(Admission::Refusal refusal)
{
    if (refusal == Admission::Refusal::Full)
        return errorResponse({ErrorCode::Unavailable, u"the server is full"_s, 5s});
    return errorResponse({ErrorCode::TooMany, u"too many connections from this address"_s, 5s});
}

/// One try, then closed: who is over the limit gets an answer but no memory and no time.
void refuse(int descriptor, const HttpResponse &response)
{
    const QByteArray bytes = encoded(response, Persistence::Close, SystemClock().now());
    ::send(descriptor, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    ::shutdown(descriptor, SHUT_WR);
    std::array<char, 4096> rest{};
    while (::recv(descriptor, rest.data(), rest.size(), MSG_DONTWAIT) == static_cast<ssize_t>(rest.size())) {
    }
    ::close(descriptor);
}

} // namespace

Listener::Listener(Admission &admission, Accepted accepted, QObject *parent)
    : QTcpServer(parent)
    , m_admission(admission)
    , m_accepted(std::move(accepted))
{
    setListenBacklogSize(backlog);
    setMaxPendingConnections(backlog);
    m_resume.setSingleShot(true);
    connect(this, &QTcpServer::acceptError, this, &Listener::onAcceptError);
    connect(&m_resume, &QTimer::timeout, this, [this] {
        holdReserve();
        resumeAccepting();
    });
    holdReserve();
}

Listener::~Listener()
{
    dropReserve();
}

bool Listener::listenOn(const QHostAddress &address, quint16 port)
{
    return listen(address, port);
}

void Listener::incomingConnection(qintptr descriptor)
{
    const int number = static_cast<int>(descriptor);
    auto ticket = m_admission.admit(peerOf(number));
    if (!ticket) {
        refuse(number, refusalFor(ticket.error()));
        return;
    }
    prepare(number);
    auto socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(number);
        return;
    }
    m_accepted(std::move(socket), std::move(*ticket));
}

/// Qt stops accepting after an error. The one at the head of the queue is taken with the reserve and closed, so that
/// the queue moves; the next are tried in a moment.
void Listener::onAcceptError()
{
    qCWarning(lcServer, "accepting failed: %s", qPrintable(errorString()));
    dropReserve();
    const int taken = ::accept4(static_cast<int>(socketDescriptor()), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (taken >= 0)
        ::close(taken);
    holdReserve();
    m_resume.start(pauseAfterError);
}

void Listener::holdReserve()
{
    if (m_reserve < 0)
        m_reserve = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
}

void Listener::dropReserve()
{
    if (m_reserve >= 0)
        ::close(std::exchange(m_reserve, -1));
}

} // namespace madang::server
