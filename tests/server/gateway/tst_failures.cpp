// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/failures.h"

#include "tests/support/server/edgetest.h"

#include <QTest>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &token = {})
{
    return "POST " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Type: application/json\r\n" +
           (token.isEmpty() ? QByteArray() : QByteArray("Authorization: Bearer " + token + "\r\n")) +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

const QByteArray login = post("/api/v1/login", R"({"name":"ann","password":"a bad guess"})");
const QByteArray tooMany = "429 Too Many";
const QByteArray nowhere = "GET /nowhere HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

} // namespace

/// Failed sign-ins and refused requests, counted by who asked.
class FailuresTest : public EdgeTest
{
    Q_OBJECT

protected:
    void furnish(Edge &edge) override { edge.limits.failuresPerMinute = 3; }

private Q_SLOTS:
    void an_address_counts_by_its_64_and_a_user_for_itself()
    {
        Failures failures(m_edge->limits, m_edge->clock);
        const auto first = Failures::stranger(QHostAddress(u"2001:db8::1"_s));
        const auto neighbour = Failures::stranger(QHostAddress(u"2001:db8::ffff"_s));
        const auto elsewhere = Failures::stranger(QHostAddress(u"2001:db8:0:1::1"_s));
        for (int i = 0; i < 3; ++i)
            QVERIFY(!failures.count(i % 2 == 0 ? first : neighbour));

        QCOMPARE(failures.count(first), std::optional<milliseconds>(20s));
        QCOMPARE(failures.wait(neighbour), std::optional<milliseconds>(20s));
        QVERIFY(!failures.wait(elsewhere));
        QVERIFY(!failures.count(elsewhere));
        QVERIFY(!failures.count(Failures::member({u"ann"_s})));
        m_edge->clock.pass(20s);
        QVERIFY(!failures.count(first));
    }

    void an_attacker_with_many_addresses_costs_no_memory()
    {
        Failures failures(m_edge->limits, m_edge->clock);
        for (quint32 i = 0; i < 5 * Failures::remembered; ++i)
            (void)failures.count(Failures::stranger(QHostAddress(0x0a000000U + i)));

        QCOMPARE(failures.size(), Failures::remembered);
    }

    void too_many_of_an_address_are_told_when_to_come_back_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("a wrong password") << login << 401;
        QTest::newRow("a wrong invitation") << post("/api/v1/join", R"({"invite":"wrong","name":"ann"})") << 404;
        QTest::newRow("a wrong token") << post("/api/v1/logout", {}, "wrong") << 401;
        QTest::newRow("nothing there") << nowhere << 404;
        QTest::newRow("no JSON") << post("/api/v1/login", "{") << 400;
        QTest::newRow("no JSON to join") << post("/api/v1/join", "{") << 400;
        QTest::newRow("no upgrade") << QByteArray("GET /api/v1/ws HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
                                    << 426;
        QTest::newRow("a foreign page") << post("/api/v1/join", "{}").replace("Host: h", "Host: h\r\nOrigin: http://x")
                                        << 403;
    }
    void too_many_of_an_address_are_told_when_to_come_back()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const int, status);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(statusOf(answerTo(request)), status);

        const QByteArray refused = lateAnswerTo(request);

        QCOMPARE(statusOf(refused), 429);
        QVERIFY2(refused.contains("Retry-After: 20\r\n"), refused.constData());
        QVERIFY2(refused.contains(R"("after":20000,"code":"too_many")"), refused.constData());
        m_edge->clock.pass(20s);
        QCOMPARE(statusOf(answerTo(request)), status);
    }

    void who_fails_too_often_is_not_looked_at_any_more()
    {
        for (int i = 0; i < 3; ++i)
            QCOMPARE(statusOf(answerTo(login)), 401);
        const QStringList looked = m_edge->signIn.logins;

        QCOMPARE(statusOf(lateAnswerTo(login)), 429);

        QCOMPARE(m_edge->signIn.logins, looked);
    }

    void what_is_right_passes_beside_any_number_of_failures()
    {
        QVERIFY(failsAsOftenAsItMay());
        for (int i = 0; i < 10; ++i)
            QCOMPARE(statusOf(lateAnswerTo(nowhere)), 429);

        QCOMPARE(statusOf(answerTo(post("/api/v1/join", R"({"invite":"good","name":"ann"})"))), 201);
        QCOMPARE(statusOf(answerTo(post("/api/v1/logout", {}, "ann's"))), 204);
        QCOMPARE(statusOf(answerTo("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")), 200);
        QVERIFY(m_edge->upgraded());
    }

    void who_is_signed_in_is_counted_apart_from_the_address()
    {
        const QByteArray lost = "GET /nowhere HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                                "Authorization: Bearer ann's\r\n\r\n";
        for (int i = 0; i < 3; ++i)
            QCOMPARE(statusOf(answerTo(lost)), 404);

        QCOMPARE(statusOf(lateAnswerTo(lost)), 429);
        QCOMPARE(statusOf(answerTo(nowhere)), 404);
    }

    void a_name_that_is_taken_is_no_failure()
    {
        for (int i = 0; i < 10; ++i)
            QCOMPARE(statusOf(answerTo(post("/api/v1/join", R"({"invite":"good","name":"taken"})"))), 409);

        QCOMPARE(statusOf(answerTo(nowhere)), 404);
    }

    void what_is_no_http_counts_and_keeps_its_own_status()
    {
        for (int i = 0; i < 10; ++i)
            QCOMPARE(statusOf(answerTo("nonsense\r\n\r\n")), 400);

        QCOMPARE(statusOf(lateAnswerTo(nowhere)), 429);
    }

    void a_wrong_hello_is_counted_with_the_rest()
    {
        const auto client = m_edge->upgraded();
        QVERIFY(client);
        Outlet *const outlet = m_edge->door.guests.front()->outlet;
        for (int i = 0; i < 3; ++i)
            QVERIFY(!outlet->countFailure());

        QCOMPARE(outlet->countFailure(), std::optional<milliseconds>(20s));
        QCOMPARE(statusOf(lateAnswerTo(nowhere)), 429);
    }

    void who_asks_too_often_waits_half_a_second_for_each_answer_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("something") << get("/nowhere");
        QTest::newRow("a poll") << get("/api/v1/events", "Accept: application/json\r\n");
        QTest::newRow("a stream") << get("/api/v1/events", eventStream);
    }
    void who_asks_too_often_waits_half_a_second_for_each_answer()
    {
        QFETCH(const QByteArray, request);
        QVERIFY(failsAsOftenAsItMay());
        RawClient earlier(m_edge->gateway->port());
        RawClient client(m_edge->gateway->port());
        earlier.send(request);
        QVERIFY(m_edge->serves());
        m_edge->clock.pass(Deadlines::tick);
        client.send(request);
        QVERIFY(m_edge->serves());

        // Each of the earlier one's answers shows that all that is due by then has been done.
        for (int answers = 0; answers < 3; ++answers) {
            m_edge->clock.pass(HttpConnection::holdUpTime - Deadlines::tick);
            QTRY_COMPARE_WITH_TIMEOUT(earlier.received().count(tooMany), answers + 1, patience);
            earlier.send(request);
            client.send(request); // which waits behind the other one
            QVERIFY(m_edge->serves());
            QCOMPARE(client.received().count(tooMany), answers);
            m_edge->clock.pass(Deadlines::tick);
            QTRY_COMPARE_WITH_TIMEOUT(client.received().count(tooMany), answers + 1, patience);
            QVERIFY(m_edge->serves());
        }
    }

    void who_is_held_up_shuts_out_nobody_else_from_there()
    {
        m_edge->limits.unauthenticatedPerAddress = 2;
        QVERIFY(failsAsOftenAsItMay());
        std::vector<std::unique_ptr<RawClient>> guessers;
        for (int i = 0; i < 5; ++i) {
            QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), i, patience);
            guessers.push_back(std::make_unique<RawClient>(m_edge->gateway->port()));
            guessers.back()->send(nowhere);
            QVERIFY(m_edge->serves());
        }

        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 5, patience);
        QVERIFY(m_edge->upgraded());
    }

    void who_hangs_up_meanwhile_is_forgotten()
    {
        QVERIFY(failsAsOftenAsItMay());
        RawClient client(m_edge->gateway->port());
        client.send(nowhere);
        QVERIFY(client.isOpen());
        QVERIFY(m_edge->serves());

        client.socket().abort();
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 0, patience);

        QCOMPARE(statusOf(lateAnswerTo(nowhere)), 429); // when all that was due before has been done
    }

    void who_is_to_sign_in_later_waits_for_that_answer_too_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<int>("status");
        QTest::newRow("tried too often") << Error{ErrorCode::TooMany, u"please wait"_s, 2s} << 429;
        QTest::newRow("too many at once") << Error{ErrorCode::Unavailable, u"please wait"_s, 2s} << 503;
    }
    void who_is_to_sign_in_later_waits_for_that_answer_too()
    {
        QFETCH(const Error, error);
        QFETCH(const int, status);
        m_edge->signIn.refusal = error;

        for (int i = 0; i < 10; ++i)
            QCOMPARE(statusOf(lateAnswerTo(login)), status);
        m_edge->signIn.refusal = FakeSignIn::wrong;
        QCOMPARE(statusOf(answerTo(login)), 401); // none of it was a failure
    }

    void zero_is_no_limit()
    {
        m_edge->limits.failuresPerMinute = 0;
        for (int i = 0; i < 50; ++i)
            QCOMPARE(statusOf(answerTo(nowhere)), 404);
    }

private:
    /// The next refusal of this address is one too many.
    [[nodiscard]] bool failsAsOftenAsItMay()
    {
        for (int i = 0; i < m_edge->limits.failuresPerMinute; ++i)
            if (statusOf(answerTo(nowhere)) != 404)
                return false;
        return true;
    }
    /// All that comes back until the server closes.
    [[nodiscard]] QByteArray answerTo(const QByteArray &request)
    {
        RawClient client(m_edge->gateway->port());
        client.send(request);
        const bool isAnswered = QTest::qWaitFor(
            [&] {
                m_edge->signIn.answerAll();
                return client.received().contains("\r\n\r\n");
            },
            patience);
        return isAnswered && client.isClosed() ? client.received() : QByteArray();
    }
    /// The same where it is held up: nothing comes before its time.
    [[nodiscard]] QByteArray lateAnswerTo(const QByteArray &request)
    {
        RawClient client(m_edge->gateway->port());
        client.send(request);
        return m_edge->holdsUp(client) && client.isClosed() ? client.received() : QByteArray();
    }
    [[nodiscard]] static int statusOf(const QByteArray &answer) { return answer.mid(9, 3).toInt(); }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::FailuresTest)
#include "tst_failures.moc"
