// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/signals.h"
#include "server/gateway/latepresence.h"
#include "server/hub/frames.h"
#include "tests/support/server/edgetest.h"

#include <QSignalBlocker>
#include <QTest>

#include <utility>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What waits for a client: until when, how much, and what becomes of it.
class WebSocketQueueTest : public EdgeTest
{
    Q_OBJECT

private Q_SLOTS:
    void who_does_not_read_is_cut_off()
    {
        m_edge->limits.queueBytes = 512 * 1024;
        const auto client = takesNothing();
        QVERIFY(client);
        FakeDoor::Guest &guest = *m_edge->door.guests.front();
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
        QVERIFY(fillsUp(guest));
        for (int i = 0; i < 40; ++i)
            guest.outlet->send(largeEvent());
        guest.outlet->send(eventOf(R"({"ev":"last"})"));

        client->socket().setReadBufferSize(0);

        QVERIFY(client->hears(R"({"ev":"last"})"));
    }

    void who_takes_nothing_for_ten_seconds_is_cut_off()
    {
        const auto client = takesNothing();
        QVERIFY(client);
        FakeDoor::Guest &guest = *m_edge->door.guests.front();

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
        const auto client = takesNothing();
        QVERIFY(client);
        FakeDoor::Guest &guest = *m_edge->door.guests.front();
        guest.outlet->send(frames::of(Signal(TypingChanged{.room = {u"r"_s}, .user = {u"u"_s}, .on = true})));
        guest.outlet->send(eventOf(R"({"ev":"last"})"));

        client->readsOn();

        QVERIFY(client->hears(R"({"ev":"last"})"));
        QVERIFY(!client->received().contains("typing"));
        QTRY_COMPARE_WITH_TIMEOUT(guest.drained, 1, patience);
        QVERIFY(guest.outlet->hasRoom());
    }

    void who_reads_again_hears_who_came_and_went_meanwhile()
    {
        const auto client = takesNothing();
        QVERIFY(client);
        FakeDoor::Guest &guest = *m_edge->door.guests.front();
        const QByteArray cat = presenceOf(u"cat"_s, Presence::Active)->json;
        guest.outlet->send(presenceOf(u"cat"_s, Presence::Offline));
        guest.outlet->send(presenceOf(u"dan"_s, Presence::Active));
        guest.outlet->send(presenceOf(u"dan"_s, Presence::Offline));
        guest.outlet->send(presenceOf(u"cat"_s, Presence::Active));

        client->readsOn();

        QVERIFY(client->hears(cat));
        QVERIFY(client->hears(presenceOf(u"dan"_s, Presence::Offline)->json));
        QVERIFY(!client->received().contains(presenceOf(u"cat"_s, Presence::Offline)->json));
        QVERIFY(!client->received().contains(presenceOf(u"dan"_s, Presence::Active)->json));
    }

    void what_is_newer_than_what_was_left_out_is_the_last_word()
    {
        const auto client = takesNothing();
        QVERIFY(client);
        FakeDoor::Guest &guest = *m_edge->door.guests.front();
        guest.outlet->send(presenceOf(u"cat"_s, Presence::Active));
        QTcpSocket *const waiting = socketOf(guest);
        QVERIFY(waiting != nullptr);
        client->readsOn();
        // There is room now, and what was left out is about to be sent.
        connect(waiting, &QTcpSocket::bytesWritten, this, [&guest, isTold = false]() mutable {
            if (guest.outlet->hasRoom() && !std::exchange(isTold, true))
                guest.outlet->send(presenceOf(u"cat"_s, Presence::Offline));
        });

        QTRY_COMPARE_WITH_TIMEOUT(guest.drained, 1, patience);
        guest.outlet->send(eventOf(R"({"ev":"last"})"));

        QVERIFY(client->hears(R"({"ev":"last"})"));
        QVERIFY(client->received().contains(presenceOf(u"cat"_s, Presence::Offline)->json));
        QVERIFY(!client->received().contains(presenceOf(u"cat"_s, Presence::Active)->json));
    }

    void who_misses_the_presence_of_too_many_is_cut_off()
    {
        const auto client = takesNothing();
        QVERIFY(client);
        FakeDoor::Guest &guest = *m_edge->door.guests.front();
        for (qsizetype i = 0; i <= LatePresence::most; ++i)
            guest.outlet->send(presenceOf(u"u%1"_s.arg(i), Presence::Active));
        client->forget();
        client->readsOn();

        QVERIFY(client->hears(QByteArray::fromHex("0fa8"))); // 4008
    }

    void room_that_comes_with_the_last_write_of_a_turn_is_noticed()
    {
        const auto client = takesNothing();
        QVERIFY(client);
        FakeDoor::Guest &guest = *m_edge->door.guests.front();
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
    /// A client for whom so much waits that nothing more of a replay would be sent. What it hears from then on counts.
    [[nodiscard]] std::unique_ptr<RawClient> takesNothing() const
    {
        auto client = m_edge->welcomed();
        if (!client)
            return nullptr;
        client->forget();
        client->stopsReading();
        return fillsUp(*m_edge->door.guests.front()) ? std::move(client) : nullptr;
    }
    [[nodiscard]] static SharedFrame presenceOf(const QString &user, Presence state)
    {
        return frames::of(Signal(PresenceChanged{.user = {user}, .state = state}));
    }
    /// The server's end of the connection.
    [[nodiscard]] static QTcpSocket *socketOf(const FakeDoor::Guest &guest)
    {
        const auto *const connection = dynamic_cast<const QObject *>(guest.outlet);
        return connection == nullptr ? nullptr : connection->findChild<QTcpSocket *>();
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::WebSocketQueueTest)
#include "tst_websocketqueue.moc"
