// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/edge.h"

#include <QTest>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// A request as a proxy passes it on for `client`; without one as it comes from whoever connects.
QByteArray request(const QByteArray &line, const QByteArray &client, const QByteArray &body = {})
{
    return line + " HTTP/1.1\r\nHost: h\r\n" +
           (client.isEmpty() ? QByteArray() : QByteArray("X-Forwarded-For: " + client + "\r\n")) +
           (body.isEmpty() ? QByteArray() : QByteArray("Content-Type: application/json\r\n")) +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray guessOf(const QByteArray &client)
{
    return request("POST /api/v1/login", client, R"({"name":"ann","password":"a bad guess"})");
}

const QByteArray ann = "198.51.100.7";
const QByteArray bob = "198.51.100.8";

} // namespace

/// What a proxy on this machine passes on is its clients', each for himself; without one, nobody is believed.
class BehindProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        begin(u"127.0.0.0/8"_s);
        m_edge->limits.failuresPerMinute = 3;
    }
    void cleanup() { m_edge.reset(); }

    void guesses_are_counted_by_client()
    {
        for (int i = 0; i < 3; ++i)
            QCOMPARE(statusOf(guessOf(ann)), 401);

        QVERIFY(isTooMany(guessOf(ann)));
        QVERIFY(isTooMany(guessOf("203.0.113.1, " + ann)));
        QCOMPARE(statusOf(guessOf(bob)), 401);
        QCOMPARE(statusOf(guessOf({})), 401);
    }

    void a_sign_in_is_passed_on_with_the_address_it_comes_from()
    {
        const QByteArray byMember = guessOf(bob).replace("Host: h\r\n", "Host: h\r\nAuthorization: Bearer bob's\r\n");

        QCOMPARE(statusOf(guessOf(ann)), 401);
        QCOMPARE(statusOf(guessOf("2001:db8::1")), 401);
        QCOMPARE(statusOf(byMember), 401); // not by user: whoever may invite has many
        QCOMPARE(statusOf(guessOf({})), 401);

        const QStringList from{u"198.51.100.7"_s, u"2001:db8::"_s, u"198.51.100.8"_s, u"127.0.0.1"_s};
        QCOMPARE(m_edge->signIn.logins, from);
    }

    void what_anybody_says_about_himself_is_not_believed()
    {
        begin(u"10.0.0.0/8"_s);
        m_edge->limits.failuresPerMinute = 3;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(statusOf(guessOf("198.51.100." + QByteArray::number(i))), 401);

        QVERIFY(isTooMany(guessOf(ann)));
        QVERIFY(isTooMany(guessOf({})));
    }

    void requests_of_several_clients_on_one_connection_are_counted_apart()
    {
        RawClient proxy(m_edge->gateway->port());
        const QByteArray lost = request("GET /nowhere", ann);
        proxy.send(lost.repeated(4) + request("GET /nowhere", bob));

        QTRY_COMPARE_WITH_TIMEOUT(proxy.received().count("HTTP/1.1 404 "), 3, patience);
        proxy.forget();
        QVERIFY(m_edge->holdsUp(proxy));
        QTRY_COMPARE_WITH_TIMEOUT(proxy.received().count("HTTP/1.1 "), 2, patience);
        QVERIFY(proxy.received().startsWith("HTTP/1.1 429 "));
        QVERIFY(proxy.received().contains("HTTP/1.1 404 "));
    }

    void a_wrong_hello_is_counted_by_client()
    {
        RawClient client(m_edge->gateway->port());
        client.send(QByteArray(upgradeHead).replace("Host: h", QByteArray("Host: h\r\nX-Forwarded-For: " + ann)));
        QVERIFY(client.hears("HTTP/1.1 101 "));
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->door.guests.size(), size_t{1}, patience);
        for (int i = 0; i < 3; ++i)
            QVERIFY(!m_edge->door.guests.front()->outlet->countFailure());

        QVERIFY(m_edge->door.guests.front()->outlet->countFailure());
        QVERIFY(isTooMany(guessOf(ann)));
        QCOMPARE(statusOf(guessOf(bob)), 401);
    }

    void a_body_that_is_no_http_is_counted_by_client()
    {
        const QByteArray tooLarge = "POST /api/v1/login HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: " + ann +
                                    "\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n\r\n";
        for (int i = 0; i < 4; ++i)
            QCOMPARE(statusOf(tooLarge), 400);

        QVERIFY(isTooMany(guessOf(ann)));
        QCOMPARE(statusOf(guessOf(bob)), 401);
    }

    void connections_are_counted_by_client_as_soon_as_a_head_is_there()
    {
        m_edge->limits.unauthenticatedPerAddress = 2;
        RawClient silent(m_edge->gateway->port());
        RawClient first(m_edge->gateway->port());
        RawClient second(m_edge->gateway->port());
        const QByteArray slow = guessOf(ann).chopped(1);
        first.send(slow);
        second.send(slow);
        QVERIFY(silent.isOpen());
        QVERIFY(m_edge->serves()); // so they have been read

        RawClient third(m_edge->gateway->port());
        third.send(slow);
        QVERIFY(third.isClosed());
        QVERIFY(third.received().startsWith("HTTP/1.1 429 "));
        QVERIFY(third.received().contains("Retry-After: 5\r\n"));
        QVERIFY(third.received().contains(R"("code":"too_many")"));

        QCOMPARE(statusOf(guessOf(bob)), 401);
        first.socket().abort();
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 2, patience);
        QCOMPARE(statusOf(request("GET /", ann)), 200);
    }

    void a_connection_between_two_requests_is_nobodys()
    {
        m_edge->limits.unauthenticatedPerAddress = 1;
        RawClient kept(m_edge->gateway->port());
        kept.send(request("GET /", ann));
        QVERIFY(kept.hears("HTTP/1.1 200 "));

        QCOMPARE(statusOf(request("GET /", ann)), 200);
        QCOMPARE(kept.socket().state(), QAbstractSocket::ConnectedState);
    }

    void health_is_for_who_asks_directly()
    {
        QCOMPARE(statusOf(request("GET /healthz", {})), 200);
        QCOMPARE(statusOf(request("GET /healthz", ann)), 403);
        QCOMPARE(statusOf(request("GET /healthz", "127.0.0.1")), 403);
        QCOMPARE(statusOf(request("GET /healthz", "unknown")), 403);
    }

private:
    void begin(const QString &proxies)
    {
        m_edge = std::make_unique<Edge>();
        m_edge->proxies = *Networks::fromText(proxies);
        QVERIFY(m_edge->listens());
    }

    /// Of the answer to what comes on a connection of its own.
    [[nodiscard]] int statusOf(const QByteArray &bytes)
    {
        RawClient client(m_edge->gateway->port());
        client.send(bytes);
        const bool isAnswered = QTest::qWaitFor(
            [&] {
                m_edge->signIn.answerAll();
                return client.received().contains("\r\n\r\n");
            },
            patience);
        return isAnswered ? client.received().mid(9, 3).toInt() : 0;
    }

    /// Whether that answer says that it is too much, later than others would.
    [[nodiscard]] bool isTooMany(const QByteArray &bytes)
    {
        RawClient client(m_edge->gateway->port());
        client.send(bytes);
        return m_edge->holdsUp(client) && client.status() == 429;
    }

    std::unique_ptr<Edge> m_edge;
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::BehindProxyTest)
#include "tst_behindproxy.moc"
