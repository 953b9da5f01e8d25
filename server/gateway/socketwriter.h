// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QPointer>
#include <QTcpSocket>

namespace madang::server
{

/// How bytes leave for one client: what a turn of the event loop gathers is written once. To a ClientSocket that is one
/// send(); what the kernel does not take at once waits in the socket, which writes it as there is room. (A socket that
/// encrypts will have to count what it has not encrypted yet too.)
class SocketWriter
{
public:
    explicit SocketWriter(QTcpSocket *socket)
        : m_socket(socket)
    {
    }

    /// Will be written next, behind what is there. What is alone in its turn is not copied, so that many share it.
    void add(const QByteArray &bytes) { m_turn += bytes; }
    /// Everything that was gathered, once; whether the kernel took all of it.
    bool writeTurn();
    /// Bytes that the kernel has not taken. (A pong that Qt has put there a moment ago may be missing.)
    [[nodiscard]] qint64 queued() const { return m_turn.size() + (m_hasRest ? waiting() : 0); }
    /// Of those, what was tried already.
    [[nodiscard]] qint64 waiting() const { return m_socket ? m_socket->bytesToWrite() : 0; }

private:
    QPointer<QTcpSocket> m_socket; ///< whoever owns it deletes it when it is disconnected
    QByteArray m_turn;
    bool m_hasRest = false; ///< when a turn was last written, the kernel did not take all of it
};

} // namespace madang::server
