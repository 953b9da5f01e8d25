// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>

namespace madang::tests
{

/// An HTTP server on loopback that gives the next answer of its script to each request; without one it hangs up.
class ScriptedServer
{
public:
    QList<QByteArray> requests; ///< whole, as they came

    ScriptedServer()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { take(*socket); });
        });
    }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    void willAnswer(int status, const QByteArray &body, const QByteArray &headers = {})
    {
        m_script.append("HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: " +
                        QByteArray::number(body.size()) + "\r\n" + headers + "Connection: close\r\n\r\n" + body);
    }
    /// The request is taken and never answered.
    void willBeSilent() { m_script.append(QByteArray()); }

private:
    void take(QTcpSocket &socket)
    {
        QByteArray request = socket.property("request").toByteArray() + socket.readAll();
        socket.setProperty("request", request);
        const auto end = request.indexOf("\r\n\r\n");
        if (end < 0 || request.size() < end + 4 + lengthOf(request.left(end)))
            return;
        requests.append(request);
        if (m_script.isEmpty()) {
            socket.abort();
            return;
        }
        const QByteArray answer = m_script.takeFirst();
        if (answer.isEmpty())
            return;
        socket.write(answer);
        socket.disconnectFromHost();
    }
    static qsizetype lengthOf(const QByteArray &head)
    {
        const QByteArray name = "content-length:";
        const auto at = head.toLower().indexOf(name);
        if (at < 0)
            return 0;
        const QByteArray rest = head.mid(at + name.size());
        return rest.left(rest.indexOf('\r')).trimmed().toLongLong();
    }

    QTcpServer m_server;
    QList<QByteArray> m_script;
};

} // namespace madang::tests
