// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/edgetest.h"

#include <QDir>
#include <QTest>

#include <functional>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &type = "application/json")
{
    return "POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

qsizetype descriptors()
{
    return QDir(u"/proc/self/fd"_s).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size();
}

} // namespace

/// The edge as HTTP sees it: requests and their answers, limits, nothing left behind.
class GatewayTest : public EdgeTest
{
    Q_OBJECT

private Q_SLOTS:
    void requests_on_one_connection_are_answered_in_order()
    {
        RawClient client(m_edge->gateway->port());
        client.send(post("/api/v1/join", R"({"invite":"i","name":"ann"})") +
                    "GET /nowhere HTTP/1.1\r\nHost: h\r\n\r\n" +
                    "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

        QTRY_COMPARE_WITH_TIMEOUT(m_edge->signIn.joins.size(), 1, patience);
        QVERIFY(client.received().isEmpty());
        m_edge->signIn.answerAll();

        QVERIFY(client.isClosed());
        const QByteArray all = client.received();
        const qsizetype joined = all.indexOf("HTTP/1.1 201 Created");
        const qsizetype missing = all.indexOf("HTTP/1.1 404 Not Found");
        const qsizetype pageAt = all.indexOf("HTTP/1.1 200 OK");
        QVERIFY2(joined == 0 && missing > joined && pageAt > missing, all.constData());
        QVERIFY(all.contains(R"("token":"i")"));
    }

    void what_is_asked_wrongly_is_told_so_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("unknown") << QByteArray("GET /x HTTP/1.1\r\nHost: h\r\n\r\n") << 404;
        QTest::newRow("method") << QByteArray("DELETE / HTTP/1.1\r\nHost: h\r\n\r\n") << 405;
        QTest::newRow("join with GET") << QByteArray("GET /api/v1/join HTTP/1.1\r\nHost: h\r\n\r\n") << 405;
        QTest::newRow("a form") << post("/api/v1/join", "invite=i", "application/x-www-form-urlencoded") << 415;
        QTest::newRow("text") << post("/api/v1/login", "{}", "text/plain") << 415;
        QTest::newRow("no JSON") << post("/api/v1/login", "{") << 400;
        QTest::newRow("missing field") << post("/api/v1/join", R"({"invite":"i"})") << 400;
        QTest::newRow("foreign page")
            << QByteArray("POST /api/v1/logout HTTP/1.1\r\nHost: h\r\nOrigin: http://x\r\nContent-Length: 0\r\n\r\n")
            << 403;
        QTest::newRow("no token") << QByteArray("POST /api/v1/logout HTTP/1.1\r\nHost: h\r\n\r\n") << 401;
        QTest::newRow("through a proxy")
            << QByteArray("GET /healthz HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 127.0.0.1\r\n\r\n") << 403;
        QTest::newRow("health") << QByteArray("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n") << 200;
        QTest::newRow("no upgrade") << QByteArray("GET /api/v1/ws HTTP/1.1\r\nHost: h\r\n\r\n") << 426;
        QTest::newRow("bytes behind the upgrade") << upgradeHead + frame('\x81', "{}") << 400;
    }

    void what_is_asked_wrongly_is_told_so()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const int, status);
        RawClient client(m_edge->gateway->port());
        client.send(request);

        QCOMPARE(client.status(), status);
    }

    void however_many_ask_whether_it_is_ready_the_disk_is_tried_once_at_a_time()
    {
        QList<std::function<void(const Expected<void, Error> &)>> probes;
        m_edge->storage = [&probes](auto then) { probes.append(std::move(then)); };
        RawClient first(m_edge->gateway->port());
        RawClient second(m_edge->gateway->port());
        for (RawClient *const each : {&first, &second})
            each->send("GET /readyz HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 2, patience);
        QVERIFY(QTest::qWaitFor([&] { return !probes.isEmpty(); }, patience));
        RawClient third(m_edge->gateway->port());
        third.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(third.hears("200 OK")); // so those before it have been read

        QCOMPARE(probes.size(), 1);
        probes.first()(Unexpected(Error{ErrorCode::Unavailable, u"the disk is full"_s}));

        QVERIFY(first.hears("503 "));
        QVERIFY(second.hears("503 "));
        RawClient fourth(m_edge->gateway->port());
        fourth.send("GET /readyz HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(QTest::qWaitFor([&] { return probes.size() == 2; }, patience));
        probes.last()({});
        QVERIFY(fourth.hears("200 OK"));
    }

    void logging_out_ends_the_token()
    {
        RawClient client(m_edge->gateway->port());
        client.send(
            "POST /api/v1/logout HTTP/1.1\r\nHost: h\r\nAuthorization: bearer abc\r\nContent-Length: 0\r\n\r\n");

        QVERIFY(client.hears("204 No Content"));
        QCOMPARE(m_edge->signIn.loggedOut, QStringList{u"abc"_s});
    }

    void who_waits_for_continue_is_told_to()
    {
        RawClient client(m_edge->gateway->port());
        const QByteArray body = R"({"name":"a","password":"b"})";
        client.send(
            "POST /api/v1/login HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
            "Content-Length: " +
            QByteArray::number(body.size()) + "\r\n\r\n");

        QVERIFY(client.hears("HTTP/1.1 100 Continue\r\n\r\n"));
        client.send(body);
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->signIn.waiting.size(), size_t{1}, patience);
        m_edge->signIn.answerAll();
        QVERIFY(client.hears("HTTP/1.1 401"));
    }

    void an_address_has_so_many_connections_that_are_not_signed_in()
    {
        m_edge->limits.unauthenticatedPerAddress = 2;
        RawClient first(m_edge->gateway->port());
        RawClient second(m_edge->gateway->port());
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 2, patience);

        RawClient third(m_edge->gateway->port());
        QVERIFY(third.isClosed());
        QVERIFY(third.received().startsWith("HTTP/1.1 429"));
        QVERIFY(third.received().contains("Retry-After: 5"));
        QVERIFY(third.received().contains(R"("code":"too_many")"));

        first.socket().abort();
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 1, patience);
        RawClient fourth(m_edge->gateway->port());
        fourth.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(fourth.hears("200 OK"));
    }

    void who_is_signed_in_counts_in_all_only()
    {
        m_edge->limits.unauthenticatedPerAddress = 1;
        m_edge->limits.connectionsTotal = 2;
        auto welcome = m_edge->upgraded();
        QVERIFY(welcome);
        welcome->send(frame('\x81', R"({"do":"hello","session":"00000000-0000-4000-8000-000000000001"})"));
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->door.guests.front()->received.size(), 1, patience);

        RawClient second(m_edge->gateway->port());
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 2, patience);
        RawClient third(m_edge->gateway->port());
        QVERIFY(third.isClosed());
        QVERIFY(third.received().startsWith("HTTP/1.1 503"));
        QVERIFY(third.received().contains("Retry-After: 5"));
        QVERIFY(third.received().contains(R"("code":"unavailable")"));
        QVERIFY(third.received().contains("the server is full"));
    }

    void nothing_is_left_of_many_short_connections()
    {
        for (int i = 0; i < 20; ++i)
            QVERIFY(comesAndGoes(i));
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 0, patience);
        const qsizetype before = descriptors();

        for (int i = 0; i < 60; ++i)
            QVERIFY(comesAndGoes(i));

        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 0, patience);
        QTRY_COMPARE_WITH_TIMEOUT(descriptors(), before, patience);
    }

private:
    [[nodiscard]] bool comesAndGoes(int kind)
    {
        RawClient client(m_edge->gateway->port());
        if (kind % 3 == 0)
            client.send(upgradeHead);
        else if (kind % 3 == 1)
            client.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        else
            client.send("nonsense\n");
        const bool isAnswered = client.hears("HTTP/1.1 ");
        client.socket().abort();
        return isAnswered;
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::GatewayTest)
#include "tst_gateway.moc"
