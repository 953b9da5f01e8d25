// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/edgetest.h"

#include <QTest>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The edge as a WebSocket sees it: the hand-over, commands and frames, dead, slow and wrong clients.
class WebSocketConnectionTest : public EdgeTest
{
    Q_OBJECT

private Q_SLOTS:
    void an_upgrade_may_be_asked_for_behind_another_request()
    {
        RawClient client(m_edge->gateway->port());
        client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n" + upgradeHead);

        QVERIFY(client.hears("HTTP/1.1 101 "));
        QVERIFY(m_edge->serves());
    }

    void an_upgrade_works_however_it_is_cut()
    {
        for (const qsizetype size : {upgradeHead.size(), qsizetype{1}, qsizetype{17}}) {
            RawClient client(m_edge->gateway->port());
            QVERIFY(client.isOpen());
            client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
            for (qsizetype at = 0; at < upgradeHead.size(); at += size) {
                client.send(upgradeHead.mid(at, size));
                client.socket().flush();
                QCoreApplication::processEvents();
            }
            QVERIFY(client.hears("\r\n\r\n"));
            QVERIFY2(client.received().startsWith("HTTP/1.1 101 "), client.received().constData());
            QVERIFY(client.received().contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
            QVERIFY(client.received().contains("madang.v1"));
        }
    }

    void text_and_binary_are_commands()
    {
        const auto client = m_edge->upgraded();
        QVERIFY(client);

        client->send(frame('\x81', R"({"do":"ping","ref":1})") + frame('\x82', R"({"do":"ping","ref":2})"));

        FakeDoor::Guest &guest = *m_edge->door.guests.front();
        QTRY_COMPARE_WITH_TIMEOUT(guest.received.size(), 2, patience);
        QVERIFY(guest.received.at(0) == (Request{1, Ping{}}));
        QVERIFY(guest.received.at(1) == (Request{2, Ping{}}));
    }

    void frames_of_one_turn_leave_together()
    {
        const auto client = m_edge->upgraded();
        QVERIFY(client);
        client->forget();

        m_edge->door.guests.front()->outlet->send(eventOf("{\"a\":1}"));
        m_edge->door.guests.front()->outlet->send(eventOf("{\"b\":2}"));

        QVERIFY(client->hears(QByteArray("\x81\x07{\"a\":1}\x81\x07{\"b\":2}")));
    }

    void what_somebody_says_begins_a_turn_though_nothing_is_to_be_written()
    {
        const auto client = m_edge->upgraded();
        QVERIFY(client);
        const FakeDoor::Guest &guest = *m_edge->door.guests.front();

        client->send(frame('\x81', R"({"do":"ping","ref":1})"));

        QTRY_COMPARE_WITH_TIMEOUT(guest.received.size(), 1, patience);
        QCOMPARE(m_edge->turnsBegun, 1);
    }

    void without_hello_a_client_is_closed_after_ten_seconds()
    {
        const auto client = m_edge->upgraded();
        QVERIFY(client);
        m_edge->clock.pass(11s);

        QVERIFY(client->hears(QByteArray::fromHex("0fa3"))); // 4003
    }

    void what_is_no_command_goes_to_the_peer_which_decides_how_much_of_it_is_too_much()
    {
        const auto client = m_edge->upgraded();
        QVERIFY(client);
        FakeDoor::Guest &guest = *m_edge->door.guests.front();
        for (int i = 0; i < 30; ++i)
            client->send(frame('\x81', "nonsense"));
        QTRY_COMPARE_WITH_TIMEOUT(guest.refused.size(), 30, patience);
        QVERIFY(!client->received().contains(QByteArray::fromHex("11b1")));

        guest.outlet->close(CloseCode::TooManyErrors);

        QVERIFY(client->hears(QByteArray::fromHex("11b1"))); // 4529
    }

    void without_a_pong_a_client_is_dropped()
    {
        const auto client = m_edge->welcomed();
        QVERIFY(client);
        QVERIFY(m_edge->answersPing(*client));

        client->forget();
        m_edge->clock.pass(10'100ms);
        QVERIFY(client->hears(QByteArray("\x89\x01")));
        client->send(frame('\x8a', "x"));
        m_edge->clock.pass(5'100ms);

        QVERIFY(client->isClosed());
        QTRY_VERIFY_WITH_TIMEOUT(m_edge->door.guests.front()->isGone, patience);
    }

    void a_message_in_fragments_has_to_end()
    {
        const auto client = m_edge->welcomed();
        QVERIFY(client);
        QVERIFY(m_edge->answersPing(*client)); // the next one is ten seconds away
        client->send(frame('\x01', "{\"do\":"));
        QVERIFY(Edge::isHeard(*client));
        m_edge->clock.pass(9s);
        client->send(frame('\x00', "\"pi"));
        QVERIFY(Edge::isHeard(*client));

        m_edge->clock.pass(2s);

        QVERIFY(client->hears(QByteArray::fromHex("1194"))); // 4500
    }

    void a_frame_that_drips_has_to_end()
    {
        const auto client = m_edge->welcomed();
        QVERIFY(client);
        QVERIFY(m_edge->answersPing(*client)); // the next one is ten seconds away
        client->send(frame('\x81', R"({"do":"ping"})").chopped(8));
        client->socket().flush();
        QVERIFY(m_edge->serves());
        m_edge->clock.pass(9s);
        client->send(" ");
        QVERIFY(m_edge->serves());
        QVERIFY(!client->received().contains(QByteArray::fromHex("1194")));

        m_edge->clock.pass(2s);

        QVERIFY(client->hears(QByteArray::fromHex("1194"))); // 4500
    }

    void messages_without_a_pause_are_no_message_without_an_end()
    {
        const auto client = m_edge->welcomed();
        QVERIFY(client);
        QVERIFY(m_edge->answersPing(*client));
        const QByteArray ping = frame('\x81', R"({"do":"ping"})");
        client->send(ping.first(9));
        for (int i = 0; i < 3; ++i) {
            client->send(ping.sliced(9) + ping.first(9));
            QTRY_COMPARE_WITH_TIMEOUT(m_edge->door.guests.front()->received.size(), i + 2, patience);
            m_edge->clock.pass(4s);
        }

        client->send(ping.sliced(9));

        QTRY_COMPARE_WITH_TIMEOUT(m_edge->door.guests.front()->received.size(), 5, patience);
        QVERIFY(Edge::isHeard(*client));
    }

    void a_flood_of_pings_ends_the_connection_and_one_now_and_then_does_not()
    {
        const auto client = m_edge->welcomed();
        QVERIFY(client);
        for (int times = 0; times < 3; ++times) {
            for (int i = 0; i < 90; ++i)
                client->send(frame('\x89', "x"));
            QVERIFY(Edge::isHeard(*client));
            QVERIFY(m_edge->answersPing(*client));
        }
        client->forget();

        for (int i = 0; i < 101; ++i)
            client->send(frame('\x8a', "x"));

        QVERIFY(client->hears(QByteArray::fromHex("11b1"))); // 4529
    }

    void frames_without_a_mask_are_refused_and_what_follows_is_not_read()
    {
        const auto client = m_edge->upgraded();
        QVERIFY(client);

        client->send(QByteArray::fromHex("8102") + "{}" + frame('\x81', R"({"do":"ping"})"));

        QVERIFY(client->hears(QByteArray::fromHex("03ea"))); // 1002
        client->send(frame('\x81', R"({"do":"ping"})"));
        m_edge->clock.pass(1'100ms);
        QVERIFY(client->isClosed());
        QVERIFY(m_edge->door.guests.front()->received.isEmpty());
        QVERIFY(m_edge->door.guests.front()->refused.isEmpty());
    }

    void a_message_above_the_limit_is_refused_at_its_head()
    {
        const auto client = m_edge->upgraded();
        QVERIFY(client);

        client->send(QByteArray::fromHex("81ff0000000080000000") + QByteArray(4, '\0'));

        QVERIFY(client->hears(QByteArray::fromHex("03f1"))); // 1009
    }

    void the_operator_may_allow_less_in_a_message()
    {
        m_edge->limits.messageBytes = 100;
        const auto client = m_edge->upgraded();
        QVERIFY(client);

        client->send(frame('\x81', QByteArray(100, ' ')));
        QVERIFY(Edge::isHeard(*client));
        client->send(frame('\x81', QByteArray(101, ' ')));

        QVERIFY(client->hears(QByteArray::fromHex("03f1"))); // 1009
    }

    void without_that_limit_a_message_may_be_larger_and_is_no_command()
    {
        m_edge->limits.messageBytes = 0;
        const auto client = m_edge->upgraded();
        QVERIFY(client);

        client->send(QByteArray::fromHex("81ff0000000000011170") + QByteArray(4, '\0') + QByteArray(70'000, ' '));

        QVERIFY(Edge::isHeard(*client));
        QCOMPARE(m_edge->door.guests.front()->refused.size(), 1);
    }

    void at_the_end_everybody_is_told_and_nobody_new_is_let_in()
    {
        const auto client = m_edge->welcomed();
        QVERIFY(client);
        RawClient idle(m_edge->gateway->port());
        idle.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(idle.hears("200 OK"));
        bool isDrained = false;

        m_edge->door.closeAll();
        m_edge->gateway->drain(3s, [&] { isDrained = true; });

        QVERIFY(client->hears(QByteArray::fromHex("0fa1"))); // 4001
        RawClient late(m_edge->gateway->port());
        client->send(frame('\x88', QByteArray::fromHex("0fa1")));
        QVERIFY(client->isClosed());
        QTRY_VERIFY_WITH_TIMEOUT(isDrained, patience);
        QVERIFY(late.received().isEmpty());
        QVERIFY(idle.isClosed());
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::WebSocketConnectionTest)
#include "tst_websocketconnection.moc"
