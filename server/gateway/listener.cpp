// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/listener.h"

#include "server/clock.h"
#include "server/gateway/response.h"
#include "server/ops/logging.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
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
/// To bring one in costs some tenths of a millisecond in all, so this many do not delay the others' messages
/// noticeably; but where all need everything anew it is many times that.
constexpr int mostInTurn = 32;
constexpr milliseconds longTurn{25};
constexpr auto pauseWhenShort = 100ms;
constexpr auto calmWhenShort = 10s;
/// What the kernel holds for a client beside our own queue. Without a bound it grows to megabytes, and our queue's
/// limit would mean little.
constexpr int sendBufferBytes = 128 * 1024;
/// And what it holds from a client that sends faster than we read; its largest message is half of it.
constexpr int receiveBufferBytes = 128 * 1024;

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
    set(descriptor, SOL_SOCKET, SO_RCVBUF, receiveBufferBytes);
}

QHostAddress peerOf(int descriptor)
{
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        return {};
    return QHostAddress(reinterpret_cast<const sockaddr *>(&address));
}

/// One try, then closed: who is over the limit gets an answer but no memory and no time.
void refuse(int descriptor, const HttpResponse &response, milliseconds now)
{
    const QByteArray bytes = encoded(response, Persistence::Close, now);
    ::send(descriptor, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    ::shutdown(descriptor, SHUT_WR);
    // What it has said so far is read, so that the answer is not lost in a reset; it gets no time to say more.
    std::array<char, 16'384> rest{};
    ::recv(descriptor, rest.data(), rest.size(), MSG_DONTWAIT);
    ::close(descriptor);
}

/// Below 0 where nobody waits (any more) or errno says what is short; who gave up while waiting is passed over.
int acceptOne(qintptr listening)
{
    int descriptor = -1;
    do {
        descriptor = ::accept4(static_cast<int>(listening), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    } while (descriptor < 0 && (errno == EINTR || errno == ECONNABORTED || errno == EPROTO));
    return descriptor;
}

bool isShortage(int error)
{
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

} // namespace

Listener::Listener(Admission &admission, const Clock &clock, Accepted accepted, QObject *parent)
    : QObject(parent)
    , m_admission(admission)
    , m_clock(clock)
    , m_accepted(std::move(accepted))
    , m_share(mostInTurn)
{
    m_server.setListenBacklogSize(backlog);
    m_resume.setSingleShot(true);
    connect(&m_resume, &QTimer::timeout, this, [this] { m_ready->setEnabled(true); });
    m_calm.setSingleShot(true);
    connect(&m_calm, &QTimer::timeout, this, [] { qCInfo(lcServer, "there are descriptors again"); });
    holdReserve();
}

Listener::~Listener()
{
    close();
    dropReserve();
}

bool Listener::listenOn(const QHostAddress &address, quint16 port)
{
    if (!m_server.listen(address, port))
        return false;
    m_server.pauseAccepting(); // Qt would take all who wait in one turn
    m_ready = std::make_unique<QSocketNotifier>(m_server.socketDescriptor(), QSocketNotifier::Read);
    connect(m_ready.get(), &QSocketNotifier::activated, this, &Listener::acceptSome);
    return true;
}

void Listener::close()
{
    m_resume.stop();
    m_ready.reset();
    m_server.close();
}

/// Who is left in the queue makes the descriptor ready again in the next turn.
void Listener::acceptSome()
{
    pace();
    for (int i = 0; i < m_share; ++i) {
        const int descriptor = acceptOne(m_server.socketDescriptor());
        if (descriptor < 0) {
            m_last.reset();
            if (isShortage(errno))
                refuseSome(errno);
            return;
        }
        admit(descriptor);
    }
    m_last = m_clock.steady();
}

/// While some wait from turn to turn, the time between two calls is a turn's.
void Listener::pace()
{
    if (!m_last)
        m_share = mostInTurn;
    else if (m_clock.steady() - *m_last > longTurn)
        m_share = std::max(1, m_share / 2);
    else
        m_share = std::min(mostInTurn, m_share * 2);
}

void Listener::admit(int descriptor)
{
    auto ticket = m_admission.admit(peerOf(descriptor));
    if (!ticket) {
        refuse(descriptor, errorResponse(errorFor(ticket.error())), m_clock.now());
        return;
    }
    prepare(descriptor);
    auto socket = std::make_unique<ClientSocket>();
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(descriptor);
        return;
    }
    m_accepted(std::move(socket), std::move(*ticket));
}

/// Nobody can be let in: those at the head of the queue are taken with the reserve, one after the other, and told; the
/// next are tried in a moment.
void Listener::refuseSome(int error)
{
    if (!m_calm.isActive())
        qCWarning(lcServer, "out of descriptors (%s), who connects is sent away", std::strerror(error));
    m_calm.start(calmWhenShort);
    dropReserve();
    for (int i = 0; i < mostInTurn; ++i) {
        const int descriptor = acceptOne(m_server.socketDescriptor());
        if (descriptor < 0)
            break;
        refuse(descriptor, errorResponse(errorFor(Admission::Refusal::Full)), m_clock.now());
    }
    holdReserve();
    m_ready->setEnabled(false);
    m_resume.start(pauseWhenShort);
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
