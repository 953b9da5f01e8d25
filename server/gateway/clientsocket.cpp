// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/clientsocket.h"

#include <algorithm>

#include <sys/socket.h>

namespace madang::server
{

/// Nothing overtakes what waits already. Where the connection is broken, Qt finds out when it writes.
qint64 ClientSocket::writeData(const char *data, qint64 size)
{
    if (!m_sendsAtOnce || bytesToWrite() > 0 || state() != ConnectedState)
        return QTcpSocket::writeData(data, size);
    const auto descriptor = static_cast<int>(socketDescriptor());
    const ssize_t result = ::send(descriptor, data, static_cast<size_t>(size), MSG_DONTWAIT | MSG_NOSIGNAL);
    const qint64 sent = std::max<qint64>(result, 0);
    if (sent == size)
        return size;
    const qint64 waiting = QTcpSocket::writeData(data + sent, size - sent);
    return waiting < 0 ? waiting : sent + waiting;
}

} // namespace madang::server
