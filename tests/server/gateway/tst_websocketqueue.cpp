// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/signals.h"
#include "server/hub/frames.h"
#include "tests/support/server/edge.h"

#include <QSignalBlocker>
#include <QTest>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What waits for a client: until when, how much, and what becomes of it.
class WebSocketQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_edge = std::make_unique<Edge>();
        QVERIFY(m_edge->listens());
    }
    void cleanup() { m_edge.reset(); }

    void who_does_not_read_is_cut_off()
    {
        m_edge->limits.queueBytes = 512 * 1024;
        const auto client = m_edge->welcomed();
        QVERIFY(client);
        client->stopsReading();
        FakeDoor::Guest &guest = *m_edge->door.guests.front();
        QVERIFY(fillsUp(guest));
        QCOMPARE(guest.drained, 0);
        for (int i = 0; i < 9; ++i)
            guest.outlet->send(largeEvent());
        client->forget();
        client->readsOn();

        QVERIFY(client->hears(QByteArray::fromHex("0fa8"))); // 4008, as it does get through now
        m_edge->clock.pass(1'100ms);
        QTRY_VERIFY_WITH_TIMEOUT(guest.isGone, patience);
    }

    void without_that_limit_as_much_waits_as_there_is()
    {
        m_edge->limits.queueBytes = 0;
        const auto client = m_edge->welcomed();
        QVERIFY(client);
        client->socket().setReadBufferSize(1);
        FakeDoor::Guest &guest = *m_edge->door.guests.front();
        QVERIFY(fillsUp(guest, sharedFrame(QByteArray(65'536, 'a'))));
        for (int i = 0; i < 40; ++i)
            guest.outlet->send(sharedFrame(QByteArray(65'536, 'b')));
        guest.outlet->send(sharedFrame(R"({"ev":"last"})"));

        client->socket().setReadBufferSize(0);

        QVERIFY(client->hears(R"({"ev":"last"})"));
    }

    void who_takes_nothing_for_ten_seconds_is_cut_off()
    {
        const auto client = m_edge->welcomed();
        QVERIFY(client);
        client->stopsReading();
        FakeDoor::Guest &guest = *m_edge->door.guests.front();
        QVERIFY(fillsUp(guest));

        const auto lasted = m_edge->lasts(guest);

        QVERIFY(lasted && *lasted >= 10s);
    }

    void who_is_dead_with_something_queued_has_no_longer_than_for_a_pong()
    {
        const auto client = m_edge->welcomed();
        QVERIFY(client);
        client->stopsReading();
        m_edge->clock.pass(9s); // the ping that is due in a second will find a queue
        FakeDoor::Guest &guest = *m_edge->door.guests.front();
        QVERIFY(fillsUp(guest));

        const auto lasted = m_edge->lasts(guest);

        QVERIFY(lasted && *lasted < 8s);
    }

    void who_reads_again_hears_everything()
    {
        const auto client = m_edge->welcomed();
        QVERIFY(client);
        client->forget();
        client->stopsReading();
        FakeDoor::Guest &guest = *m_edge->door.guests.front();
        QVERIFY(fillsUp(guest));
        guest.outlet->send(frames::of(Signal(TypingChanged{.room = {u"r"_s}, .user = {u"u"_s}, .on = true})));
        guest.outlet->send(eventOf(R"({"ev":"last"})"));

        client->readsOn();

        QVERIFY(client->hears(R"({"ev":"last"})"));
        QVERIFY(!client->received().contains("typing"));
        QTRY_COMPARE_WITH_TIMEOUT(guest.drained, 1, patience);
        QVERIFY(guest.outlet->hasRoom());
    }

    void room_that_comes_with_the_last_write_of_a_turn_is_noticed()
    {
        const auto client = m_edge->welcomed();
        QVERIFY(client);
        client->stopsReading();
        FakeDoor::Guest &guest = *m_edge->door.guests.front();
        QVERIFY(fillsUp(guest));
        QTcpSocket *const waiting = socketOf(guest);
        QVERIFY(waiting != nullptr);
        {
            // As if there had been more for the turn than counts as room when the socket told of its last byte.
            const QSignalBlocker untold(waiting);
            client->readsOn();
            QVERIFY(QTest::qWaitFor([&] { return !waiting->flush() && waiting->bytesToWrite() == 0; }, patience));
        }
        QCOMPARE(guest.drained, 0);

        guest.outlet->send(eventOf(QByteArray(1'000, 'b'))); // goes at once

        QTRY_COMPARE_WITH_TIMEOUT(guest.drained, 1, patience);
        QVERIFY(guest.outlet->hasRoom());
    }

    void a_large_answer_and_a_farewell_in_one_turn_harm_nobody()
    {
        const auto client = m_edge->welcomed();
        QVERIFY(client);
        FakeDoor::Guest &guest = *m_edge->door.guests.front();
        guest.answering = [&guest] {
            guest.outlet->send(eventOf("{}"));
            guest.outlet->send(eventOf(QByteArray(262'144, 'a'))); // is written at once, before the turn's end
        };
        client->socket().setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4 * 1024 * 1024);

        client->send(frame('\x81', R"({"do":"ping","ref":2})") + frame('\x88', QByteArray::fromHex("03e8")));

        QTRY_VERIFY_WITH_TIMEOUT(guest.isGone, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 0, patience);
        QVERIFY(m_edge->upgraded()); // and the next one is served
    }

private:
    /// The server's end of the connection.
    [[nodiscard]] static QTcpSocket *socketOf(const FakeDoor::Guest &guest)
    {
        const auto *const connection = dynamic_cast<const QObject *>(guest.outlet);
        return connection == nullptr ? nullptr : connection->findChild<QTcpSocket *>();
    }

    std::unique_ptr<Edge> m_edge;
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::WebSocketQueueTest)
#include "tst_websocketqueue.moc"
