// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/socketwriter.h"

#include "server/gateway/clientsocket.h"

#include <QTcpServer>
#include <QTest>

using namespace madang::server;

namespace
{

/// Takes one client as the server does.
class Taker final : public QTcpServer
{
public:
    std::unique_ptr<ClientSocket> taken;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        taken = std::make_unique<ClientSocket>();
        taken->setSocketDescriptor(descriptor);
        taken->sendAtOnce();
        QTcpServer::addPendingConnection(new QTcpSocket(this)); // which waitForNewConnection() waits for
    }
};

/// Two ends of a connection, of which the far one reads when the test says so.
class Ends
{
public:
    Ends()
    {
        Taker server;
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        m_far.setReadBufferSize(1);
        m_far.connectToHost(server.serverAddress(), server.serverPort());
        if (!server.waitForNewConnection(5'000) || !m_far.waitForConnected(5'000))
            qFatal("no connection");
        near = std::move(server.taken);
    }

    /// All that arrives until there are so many bytes, or no more come.
    QByteArray read(qsizetype count)
    {
        m_far.setReadBufferSize(0);
        QByteArray bytes = m_far.readAll();
        while (bytes.size() < count) {
            near->waitForBytesWritten(10);
            if (m_far.bytesAvailable() == 0 && !m_far.waitForReadyRead(2'000))
                break;
            bytes += m_far.readAll();
        }
        return bytes;
    }

    std::unique_ptr<ClientSocket> near;

private:
    QTcpSocket m_far;
};

/// Bytes of which each says where it stands.
QByteArray pattern(qsizetype from, qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (qsizetype i = 0; i < count; ++i)
        bytes[i] = static_cast<char>((from + i) % 251);
    return bytes;
}

} // namespace

class SocketWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void a_turn_is_taken_by_the_kernel_at_once()
    {
        Ends ends;
        SocketWriter writer(ends.near.get());

        writer.add("one");
        writer.add("two");
        QCOMPARE(writer.queued(), 6);

        QVERIFY(writer.writeTurn());
        QCOMPARE(writer.queued(), 0);
        QCOMPARE(ends.near->bytesToWrite(), 0);
        QCOMPARE(ends.read(6), "onetwo");
    }

    void what_is_alone_in_its_turn_is_shared_and_stays_as_it_was()
    {
        Ends ends;
        SocketWriter writer(ends.near.get());
        const QByteArray toMany = pattern(0, 100);

        writer.add(toMany);
        QVERIFY(!toMany.isDetached());

        writer.add("more");
        QVERIFY(toMany.isDetached());
        QCOMPARE(toMany, pattern(0, 100));
        QVERIFY(writer.writeTurn());
        QCOMPARE(ends.read(104), pattern(0, 100) + "more");
    }

    void what_the_kernel_does_not_take_follows_in_order()
    {
        Ends ends;
        SocketWriter writer(ends.near.get());
        constexpr qsizetype size = 1'000'000;
        constexpr qsizetype turns = 12;

        bool wasAllTaken = true;
        for (qsizetype i = 0; i < turns; ++i) {
            writer.add(pattern(i * size, size));
            wasAllTaken = writer.writeTurn() && wasAllTaken;
        }

        QVERIFY(!wasAllTaken); // or this test shows nothing
        QCOMPARE(writer.queued(), ends.near->bytesToWrite());
        QVERIFY(ends.read(turns * size) == pattern(0, turns * size));
        QCOMPARE(writer.queued(), 0);
    }

    void what_others_wrote_to_the_socket_goes_first()
    {
        Ends ends;
        SocketWriter writer(ends.near.get());

        ends.near->write("pong");
        QCOMPARE(ends.near->bytesToWrite(), 0); // no buffer of Qt's is needed for it
        writer.add("turn");

        QVERIFY(writer.writeTurn());
        QCOMPARE(ends.read(8), "pongturn");
    }

    void what_others_wrote_goes_first_where_it_waits()
    {
        Ends ends;
        SocketWriter writer(ends.near.get());
        constexpr qsizetype size = 12'000'000;

        ends.near->write(pattern(0, size));
        QVERIFY(ends.near->bytesToWrite() > 0); // or this test shows nothing
        writer.add(pattern(size, 1'000));

        QVERIFY(!writer.writeTurn());
        QVERIFY(ends.read(size + 1'000) == pattern(0, size + 1'000));
    }

    void a_socket_that_is_gone_takes_nothing()
    {
        Ends ends;
        SocketWriter writer(ends.near.get());
        writer.add("late");

        ends.near.reset();

        QVERIFY(writer.writeTurn());
        QCOMPARE(writer.waiting(), 0);
    }
};

QTEST_GUILESS_MAIN(SocketWriterTest)
#include "tst_socketwriter.moc"
