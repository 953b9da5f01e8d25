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

/// A request without a body; `fields` end with a line's end.
inline QByteArray get(const QByteArray &target, const QByteArray &fields = {}, const QByteArray &version = "1.1")
{
    return "GET " + target + " HTTP/" + version + "\r\nHost: h\r\n" + fields + "\r\n";
}

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
    /// Of the first answer; 0 where none comes.
    [[nodiscard]] int status()
    {
        const QByteArray version = "HTTP/1.1 ";
        return hears("\r\n\r\n") && m_received.startsWith(version) ? m_received.mid(version.size(), 3).toInt() : 0;
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
    void stopsReading() { m_socket.setReadBufferSize(1); }
    void readsOn() { m_socket.setReadBufferSize(0); }
    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace madang::server
