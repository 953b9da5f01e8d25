// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/socketwriter.h"

#include <algorithm>
#include <utility>

#include <sys/socket.h>

namespace madang::server
{

bool SocketWriter::writeTurn()
{
    if (!m_socket || m_turn.empty())
        return waiting() == 0;
    const std::string turn = std::exchange(m_turn, {});
    const size_t sent = sendNow(turn);
    if (sent < turn.size())
        m_socket->write(turn.data() + sent, static_cast<qint64>(turn.size() - sent));
    m_hasRest = sent < turn.size();
    return !m_hasRest;
}

/// How much of it the kernel took; nothing while something waits before it, or where the connection is broken: the
/// socket finds out when it writes.
size_t SocketWriter::sendNow(std::string_view bytes) const
{
    if (m_socket->bytesToWrite() > 0)
        return 0;
    const auto descriptor = static_cast<int>(m_socket->socketDescriptor());
    const ssize_t sent = ::send(descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    return static_cast<size_t>(std::max<ssize_t>(sent, 0));
}

} // namespace madang::server
