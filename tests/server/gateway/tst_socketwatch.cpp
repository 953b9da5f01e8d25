// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/socketwatch.h"
#include "tests/support/server/fakeclock.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

namespace madang::server
{

namespace
{

constexpr int patience = 30'000; // milliseconds

} // namespace

/// What a client sends between the head of its upgrade and the answer. (Its frames: tst_websocketconnection.)
class SocketWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_server.listen(QHostAddress(QHostAddress::LocalHost)));
        m_client.connectToHost(m_server.serverAddress(), m_server.serverPort());
        QTRY_VERIFY_WITH_TIMEOUT(m_server.hasPendingConnections(), patience);
        m_socket.reset(m_server.nextPendingConnection());
        m_client.write("head");
        QTRY_COMPARE_WITH_TIMEOUT(m_socket->bytesAvailable(), 4, patience);
    }
    void cleanup()
    {
        m_socket.reset();
        m_client.abort();
        m_server.close();
    }

    void who_waits_for_the_answer_is_not_hasty()
    {
        const SocketWatch watch(m_socket.get(), m_deadlines);

        Q_EMIT m_socket->readyRead(); // as QWebSocketServer does when it gets the socket

        QVERIFY(!watch.wasHasty());
    }

    void who_sends_more_before_the_answer_is_hasty()
    {
        const SocketWatch watch(m_socket.get(), m_deadlines);

        m_client.write("more");

        QTRY_VERIFY_WITH_TIMEOUT(watch.wasHasty(), patience);
    }

private:
    FakeClock m_clock;
    Deadlines m_deadlines{m_clock};
    QTcpServer m_server;
    QTcpSocket m_client;
    std::unique_ptr<QTcpSocket> m_socket;
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::SocketWatchTest)
#include "tst_socketwatch.moc"
