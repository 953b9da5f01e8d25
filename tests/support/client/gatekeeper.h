// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>

namespace madang::tests
{

/// An HTTP proxy on loopback that asks who one is (Basic), and leads everything to one server, whatever its name.
class Gatekeeper
{
public:
    QList<QByteArray> asked; ///< the first lines of the requests that came with the right sign-in
    int refused = 0;

    Gatekeeper(quint16 behind, const QByteArray &userAndPassword)
        : m_behind(behind)
        , m_credentials("basic " + userAndPassword.toBase64())
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            auto *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { take(socket); });
        });
    }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    void take(QTcpSocket *socket)
    {
        QByteArray bytes = socket->property("bytes").toByteArray() + socket->readAll();
        socket->setProperty("bytes", bytes);
        const auto end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = bytes.left(end);
        if (!isSignedIn(head)) {
            ++refused;
            socket->setProperty("bytes", QByteArray());
            socket->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"gate\"\r\n"
                          "Content-Length: 0\r\n\r\n");
            return;
        }
        asked.append(head.left(head.indexOf("\r\n")));
        const bool isTunnel = head.startsWith("CONNECT ");
        if (isTunnel) {
            bytes.remove(0, end + 4);
            socket->write("HTTP/1.1 200 Connection established\r\n\r\n");
        }
        lead(socket, bytes, isTunnel);
    }
    [[nodiscard]] bool isSignedIn(const QByteArray &head) const
    {
        const auto lines = head.split('\n');
        return std::any_of(lines.begin(), lines.end(), [this](const QByteArray &line) {
            const auto colon = line.indexOf(':');
            return line.left(colon).toLower() == "proxy-authorization" && isOurs(line.mid(colon + 1).trimmed());
        });
    }
    [[nodiscard]] bool isOurs(const QByteArray &credentials) const
    {
        const auto space = credentials.indexOf(' ');
        return credentials.left(space).toLower() + credentials.mid(space) == m_credentials;
    }
    void lead(QTcpSocket *socket, const QByteArray &first, bool isTunnel) const
    {
        auto *beyond = new QTcpSocket(socket);
        socket->disconnect(socket);
        const auto forward = [beyond, isTunnel](const QByteArray &bytes) {
            beyond->write(isTunnel ? bytes : withoutAddress(bytes));
        };
        QObject::connect(socket, &QTcpSocket::readyRead, beyond, [socket, forward] { forward(socket->readAll()); });
        QObject::connect(beyond, &QTcpSocket::readyRead, socket,
                         [socket, beyond] { socket->write(beyond->readAll()); });
        QObject::connect(beyond, &QTcpSocket::disconnected, socket, &QTcpSocket::disconnectFromHost);
        QObject::connect(socket, &QTcpSocket::disconnected, beyond, &QTcpSocket::disconnectFromHost);
        beyond->connectToHost(QHostAddress(QHostAddress::LocalHost), m_behind);
        forward(first);
    }
    /// A proxy is told the whole address, the server its path.
    static QByteArray withoutAddress(QByteArray bytes)
    {
        const auto at = bytes.indexOf(" http://");
        const auto slash = bytes.indexOf('/', at + 8);
        return at < 0 || at > bytes.indexOf("\r\n") ? bytes : bytes.remove(at + 1, slash - at - 1);
    }

    QTcpServer m_server;
    quint16 m_behind;
    QByteArray m_credentials;
};

} // namespace madang::tests
