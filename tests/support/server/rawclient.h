// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QTcpSocket>
#include <QTest>

namespace madang::server
{

constexpr int patience = 30'000; // milliseconds; a busy machine is not a failure

inline const QByteArray upgradeHead =
    "GET /api/v1/ws HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    "Sec-WebSocket-Protocol: madang.v1\r\n\r\n";

/// A client's frame of at most 125 bytes, masked with zeros.
inline QByteArray frame(char first, const QByteArray &payload)
{
    return QByteArray(1, first) + char(0x80 | payload.size()) + QByteArray(4, '\0') + payload;
}

/// A client that sends and reads bytes.
class RawClient
{
public:
    explicit RawClient(quint16 port) { m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port); }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    [[nodiscard]] const QByteArray &received()
    {
        if (m_socket.isOpen())
            m_received += m_socket.readAll();
        return m_received;
    }
    [[nodiscard]] bool hears(const QByteArray &text)
    {
        return QTest::qWaitFor([&] { return received().contains(text); }, patience);
    }
    [[nodiscard]] bool isClosed()
    {
        return QTest::qWaitFor([&] { return m_socket.state() == QAbstractSocket::UnconnectedState; }, patience);
    }
    [[nodiscard]] bool isOpen()
    {
        return QTest::qWaitFor([&] { return m_socket.state() == QAbstractSocket::ConnectedState; }, patience);
    }
    void forget() { m_received.clear(); }
    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace madang::server
