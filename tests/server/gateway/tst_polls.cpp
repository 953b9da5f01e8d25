// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/signals.h"
#include "server/hub/frames.h"
#include "tests/support/server/edgetest.h"

#include <QTest>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

QByteArray poll(const QByteArray &query, const QByteArray &fields = {}, const QByteArray &token = "ann's")
{
    return get("/api/v1/events" + query, "Accept: application/json\r\nAuthorization: Bearer " + token +
                                             "\r\nMadang-Session: " + aSession + "\r\n" + fields);
}

SharedFrame posted(qint64 seq)
{
    return eventOf("{\"seq\":" + QByteArray::number(seq) + '}', seq);
}

SharedFrame liveAt(qint64 seq)
{
    return frames::of(Signal(Live{{{u"e7"_s}, seq}}));
}

} // namespace

/// Requests for events that end, as bytes over real sockets: what is asked, when it is answered, who is counted.
class PollsTest : public EdgeTest
{
    Q_OBJECT

private Q_SLOTS:
    void a_wait_is_answered_when_something_happens_and_the_next_goes_on_on_the_same_connection()
    {
        RawClient client(m_edge->gateway->port());
        client.send(poll("?cursor=e7.120&wait=60"));
        QVERIFY(follows(1));
        QCOMPARE(m_edge->follower().follow.cursor, u"e7.120"_s);
        QCOMPARE(m_edge->follower().follow.caller.identity.user, UserId{u"ann"_s});
        QCOMPARE(m_edge->follower().follow.manner, Follow::Manner::Polling);
        m_edge->follower().outlet->send(liveAt(120));
        QVERIFY(m_edge->serves());
        QVERIFY(client.received().isEmpty());

        m_edge->follower().outlet->send(posted(121));
        QVERIFY(client.hears(R"({"cursor":"e7.121","events":[{"seq":121}],"signals":[]})"));
        QVERIFY(client.received().startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(client.received().contains("\r\nContent-Type: application/json\r\n"));
        QVERIFY(client.received().contains("\r\nCache-Control: no-store\r\n"));
        client.send(poll("?cursor=e7.121&wait=60") + poll("?cursor=e7.122&wait=0"));
        QVERIFY(m_edge->serves());
        m_edge->follower().outlet->send(posted(122));

        QVERIFY(client.hears(R"({"cursor":"e7.122","events":[{"seq":122}],"signals":[]})"));
        QVERIFY(client.hears(R"({"cursor":"e7.122","events":[],"signals":[]})"));
        QCOMPARE(m_edge->wicket.followers.size(), size_t{1});
    }

    void last_event_id_comes_before_the_cursor_of_the_target_and_a_room_is_kept_to()
    {
        RawClient client(m_edge->gateway->port());
        client.send(poll("?cursor=e7.1&room=den&wait=60", "Last-Event-ID: e7.120\r\n"));

        QVERIFY(follows(1));
        QCOMPARE(m_edge->follower().follow.cursor, u"e7.120"_s);
        QCOMPARE(m_edge->follower().follow.room, RoomId{u"den"_s});
    }

    void a_wait_is_over_when_it_was_said_and_ten_seconds_where_nothing_was_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("seconds");
        QTest::newRow("said") << QByteArray("?wait=60") << 60;
        QTest::newRow("least") << QByteArray("?wait=1") << 1;
        QTest::newRow("not said") << QByteArray() << 10;
    }
    void a_wait_is_over_when_it_was_said_and_ten_seconds_where_nothing_was()
    {
        QFETCH(const QByteArray, query);
        QFETCH(const int, seconds);
        RawClient client(m_edge->gateway->port());
        client.send(poll(query));
        QVERIFY(follows(1));
        m_edge->follower().outlet->send(liveAt(120));

        m_edge->clock.pass(std::chrono::seconds(seconds) - 100ms);
        QVERIFY(m_edge->serves());
        QVERIFY(client.received().isEmpty());
        m_edge->clock.pass(200ms);

        QVERIFY(client.hears(R"({"cursor":"e7.120","events":[],"signals":[]})"));
    }

    void what_is_asked_wrongly_is_told_so_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        for (const QByteArray wait : {"61", "-1", "abc", "1.5", "", "1e1", "0x1", "99999999999999999999"})
            QTest::addRow("wait=%s", wait.constData()) << poll("?wait=" + wait) << 400;
        QTest::newRow("no session's name") << poll({}).replace("00000000-0000", "00000000_0000") << 400;
        QTest::newRow("a wrong token") << poll({}, {}, "wrong") << 401;
        QTest::newRow("a token in the target")
            << poll({}, {}, {}).replace("events", "events?access_token=ann's") << 401;
        QTest::newRow("nothing that we have") << poll({}).replace("application/json", "text/html") << 415;
        QTest::newRow("HEAD") << poll({}).replace("GET", "HEAD") << 405;
    }
    void what_is_asked_wrongly_is_told_so()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const int, status);
        RawClient client(m_edge->gateway->port());
        client.send(request);

        QCOMPARE(client.status(), status);
        QVERIFY(m_edge->wicket.followers.empty());
    }

    void what_the_hub_refuses_is_its_status_and_counts_where_it_is_ones_own_fault()
    {
        m_edge->limits.failuresPerMinute = 2;
        const auto ask = [this](ErrorCode code) {
            m_edge->wicket.begins = Expected<Beginning, Error>(Unexpected(Error{code, u"no"_s, 5s}));
            RawClient client(m_edge->gateway->port());
            client.send(poll({}));
            return client.status();
        };
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(ask(ErrorCode::Resync), 409);
            QCOMPARE(ask(ErrorCode::TooMany), 429);
            QCOMPARE(ask(ErrorCode::Unavailable), 503);
        }

        QCOMPARE(ask(ErrorCode::Forbidden), 403);
        QCOMPARE(ask(ErrorCode::NotFound), 404);
        RawClient client(m_edge->gateway->port());
        client.send(poll({}));
        QVERIFY(m_edge->holdsUp(client));
        QCOMPARE(client.status(), 429);
    }

    void a_client_that_goes_away_while_it_waits_leaves_nothing_behind()
    {
        {
            RawClient client(m_edge->gateway->port());
            client.send(poll("?wait=60"));
            QVERIFY(follows(1));
            m_edge->follower().outlet->send(liveAt(120));
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 0, patience);
        QVERIFY(!m_edge->follower().isGone);

        m_edge->clock.pass(15'200ms);

        QTRY_VERIFY_WITH_TIMEOUT(m_edge->follower().isGone, patience);
    }

    void who_waits_counts_by_user_and_not_by_address()
    {
        m_edge->limits.unauthenticatedPerAddress = 2;
        m_edge->limits.connectionsPerUser = 3;
        std::vector<std::unique_ptr<RawClient>> clients;
        const auto wait = [&](const QByteArray &user) {
            clients.push_back(std::make_unique<RawClient>(m_edge->gateway->port()));
            clients.back()->send(poll("?wait=60", {}, user + "'s"));
            return follows(clients.size());
        };
        for (int i = 0; i < 10; ++i)
            QVERIFY(wait("pupil" + QByteArray::number(i)));

        QVERIFY(m_edge->serves());
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 10, patience);
    }

    void behind_a_proxy_too()
    {
        m_edge->proxies = *Networks::fromText(u"127.0.0.1"_s);
        m_edge->limits.unauthenticatedPerAddress = 1;
        std::vector<std::unique_ptr<RawClient>> clients;
        for (size_t i = 1; i <= 5; ++i) {
            clients.push_back(std::make_unique<RawClient>(m_edge->gateway->port()));
            clients.back()->send(poll("?wait=60", "X-Forwarded-For: 198.51.100.7\r\n"));
            QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), static_cast<int>(i), patience);
            QVERIFY(m_edge->serves());
        }
        for (const auto &client : clients)
            QCOMPARE(client->socket().state(), QAbstractSocket::ConnectedState);
    }

    void a_server_that_stops_answers_who_waits()
    {
        RawClient client(m_edge->gateway->port());
        client.send(poll("?wait=60"));
        QVERIFY(follows(1));
        m_edge->follower().outlet->send(liveAt(120));
        bool isDrained = false;

        m_edge->gateway->drain(5s, [&isDrained] { isDrained = true; });
        m_edge->follower().outlet->send(frames::of(Signal(Restarting{1s})));
        m_edge->follower().outlet->close(CloseCode::Restarting);

        QVERIFY(client.isClosed());
        QVERIFY(client.received().contains(R"("sig":"restarting")"));
        QVERIFY(client.received().contains(R"("code":4001)"));
        QTRY_VERIFY_WITH_TIMEOUT(isDrained, patience);
    }

private:
    [[nodiscard]] bool follows(size_t count) const
    {
        return QTest::qWaitFor([&] { return m_edge->wicket.followers.size() == count; }, patience);
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::PollsTest)
#include "tst_polls.moc"
