// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QTcpSocket>

namespace madang::server
{

/// The connection with one client.
class ClientSocket final : public QTcpSocket
{
public:
    using QTcpSocket::QTcpSocket;

    /// From now on what is written goes to the kernel at once, as far as it takes it. Only the rest waits in Qt's
    /// buffer, and only of that bytesWritten() tells. Where there never is a rest there is no buffer: once there, it
    /// stays, with 32 KiB for each connection.
    void sendAtOnce() { m_sendsAtOnce = true; }

protected:
    qint64 writeData(const char *data, qint64 size) override;

private:
    bool m_sendsAtOnce = false;
};

} // namespace madang::server
