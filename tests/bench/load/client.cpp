// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/client.h"

#include <array>
#include <cerrno>
#include <utility>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace madang::bench
{

Client::Client(uint16_t port, Heard heard)
    : m_heard(std::move(heard))
    , m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
{
    const int one = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 &&
        errno != EINPROGRESS)
        m_isBroken = true;
}

Client::~Client()
{
    ::close(m_descriptor);
}

void Client::proceed()
{
    if (m_isBroken)
        return;
    if (!std::exchange(m_hasBegun, true)) {
        if (!isConnected()) {
            m_isBroken = true;
            return;
        }
        begin();
    }
    flush();
    readAll();
}

void Client::wake()
{
    m_wakeAt = 0;
    if (!m_isBroken)
        onWoken();
}

bool Client::isConnected() const
{
    int problem = 0;
    socklen_t length = sizeof problem;
    ::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &problem, &length);
    return problem == 0;
}

void Client::readAll()
{
    static std::array<char, 262'144> buffer;
    while (!m_isBroken) {
        const ssize_t got = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) {
            m_isBroken = true;
            return;
        }
        if (got < 0)
            return;
        m_in.append(buffer.data(), static_cast<size_t>(got));
        take();
        if (static_cast<size_t>(got) < buffer.size())
            return;
    }
}

void Client::write(std::string_view bytes)
{
    m_out += bytes;
    flush();
}

void Client::flush()
{
    while (!m_out.empty() && !m_isBroken) {
        const ssize_t sent = ::send(m_descriptor, m_out.data(), m_out.size(), MSG_NOSIGNAL);
        if (sent < 0) {
            m_isBroken = errno != EAGAIN && errno != EINTR;
            return;
        }
        m_out.erase(0, static_cast<size_t>(sent));
    }
    m_out.shrink_to_fit();
}

void Client::spare()
{
    constexpr size_t kept = 4'096;
    if (m_in.empty() && m_in.capacity() > kept)
        m_in.shrink_to_fit();
}

} // namespace madang::bench
