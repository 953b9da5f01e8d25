// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/edgetest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

QByteArray post(const QByteArray &body, const QByteArray &fields = asAnn)
{
    return "POST /api/v1/commands HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n" + fields +
           "Connection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// The server's time is the number of the command.
void answer(FakeWicket::Guest &guest, const Request &request)
{
    guest.outlet->reply(madang::answer(request.ref, Pong{milliseconds(*request.ref)}));
}

} // namespace

/// Commands over HTTP: what becomes of a request, one command or many, and of its answers.
class HttpCommandsTest : public EdgeTest
{
    Q_OBJECT

protected:
    void furnish(Edge &edge) override { edge.wicket.answering = answer; }

private Q_SLOTS:
    void one_command_is_answered_with_its_reply()
    {
        QCOMPARE(bodyOf(post(R"({"do":"ping","ref":7})"), 200), QByteArray(R"({"ok":{"at":1},"re":7})"));
        QCOMPARE(bodyOf(post(R"({"do":"ping"})"), 200), QByteArray(R"({"ok":{"at":1},"re":null})"));
        QCOMPARE(m_edge->wicket.callers.front()->caller.identity.user.value, u"ann"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_edge->wicket.callers.front()->isGone, patience);
    }

    void what_somebody_says_begins_a_turn()
    {
        QVERIFY(!bodyOf(post(R"({"do":"ping"})"), 200).isEmpty());

        QCOMPARE(m_edge->turnsBegun, 1);
    }

    void the_session_is_the_headers()
    {
        QVERIFY(!bodyOf(post(R"({"do":"ping"})", asAnn + "Madang-Session: " + aSession + "\r\n"), 200).isEmpty());
        QCOMPARE(m_edge->wicket.callers.front()->caller.session.value, QString::fromLatin1(aSession));
    }

    void a_refused_command_has_the_status_of_the_table()
    {
        m_edge->wicket.answering = [](FakeWicket::Guest &guest, const Request &request) {
            guest.outlet->reply({.ref = request.ref, .result = Error{ErrorCode::TooMany, u"slow down"_s, 1'500ms}});
        };
        RawClient client(m_edge->gateway->port());
        client.send(post(R"({"do":"ping","ref":7})"));

        QVERIFY(client.isClosed());
        QVERIFY(client.received().startsWith("HTTP/1.1 429 "));
        QVERIFY(client.received().contains("\r\nRetry-After: 2\r\n"));
        QVERIFY(client.received().endsWith(
            R"({"error":{"after":1500,"code":"too_many","retry":true,"text":"slow down"},"re":7})"));
    }

    void several_are_answered_in_their_order_whenever_the_answers_come()
    {
        m_edge->wicket.answering = [](FakeWicket::Guest &guest, const Request & /*request*/) {
            if (guest.received.size() < 3)
                return;
            for (auto each = guest.received.crbegin(); each != guest.received.crend(); ++each)
                answer(guest, *each);
        };

        const QByteArray body = bodyOf(
            post(R"([{"do":"ping","ref":9},{"do":"ping"},{"do":"nonsense","ref":4},{"do":"ping","ref":9}])"), 200);

        const QJsonArray replies = QJsonDocument::fromJson(body).array();
        QCOMPARE(replies.size(), 4);
        QCOMPARE(replies.at(0)[u"re"].toInt(), 9);
        QCOMPARE(replies.at(0)[u"ok"][u"at"].toInt(), 1);
        QVERIFY(replies.at(1)[u"re"].isNull());
        QCOMPARE(replies.at(1)[u"ok"][u"at"].toInt(), 2);
        QCOMPARE(replies.at(2)[u"re"].toInt(), 4);
        QCOMPARE(replies.at(2)[u"error"][u"code"].toString(), u"bad_request"_s);
        QCOMPARE(replies.at(3)[u"re"].toInt(), 9);
        QCOMPARE(replies.at(3)[u"ok"][u"at"].toInt(), 4);
    }

    void what_is_no_command_at_all_is_refused_as_a_request_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("no token") << post(R"({"do":"ping"})", {}) << 401;
        QTest::newRow("wrong token") << post(R"({"do":"ping"})", "Authorization: Bearer x\r\n") << 401;
        QTest::newRow("no JSON") << post("{") << 400;
        QTest::newRow("a number") << post("7") << 400;
        QTest::newRow("nothing in the array") << post("[]") << 400;
        QTest::newRow("51 commands") << post('[' + QByteArray(R"({"do":"ping"},)").repeated(50) + R"({"do":"ping"}])")
                                     << 413;
        QTest::newRow("too deep") << post(R"({"do":"ping","x":)" + QByteArray(40, '[') + QByteArray(40, ']') + '}')
                                  << 400;
        QTest::newRow("another site's page") << post(R"({"do":"ping"})", "Origin: http://elsewhere\r\n") << 403;
        QTest::newRow("GET") << QByteArray("GET /api/v1/commands HTTP/1.1\r\nHost: h\r\n\r\n") << 405;
        QTest::newRow("text") << QByteArray("POST /api/v1/commands HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\n"
                                            "Content-Length: 2\r\n\r\n{}")
                              << 415;
    }
    void what_is_no_command_at_all_is_refused_as_a_request()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const int, status);
        RawClient client(m_edge->gateway->port());

        client.send(request);

        QVERIFY(client.hears("HTTP/1.1 " + QByteArray::number(status) + " "));
        QVERIFY(client.hears(R"({"error":{)"));
        QVERIFY(m_edge->wicket.callers.empty());
    }

    void an_array_of_50_and_a_command_of_32_levels_pass()
    {
        const QByteArray fifty = '[' + QByteArray(R"({"do":"ping"},)").repeated(49) + R"({"do":"ping"}])";
        const QByteArray deep = R"({"do":"ping","x":)" + QByteArray(31, '[') + QByteArray(31, ']') + '}';

        QCOMPARE(QJsonDocument::fromJson(bodyOf(post(fifty), 200)).array().size(), 50);
        QVERIFY(!bodyOf(post(deep), 200).isEmpty());
        QVERIFY(!bodyOf(post('[' + deep + ']'), 200).isEmpty());
    }

    void nonsense_is_counted_for_the_member_and_nothing_of_it_is_carried_out()
    {
        m_edge->limits.failuresPerMinute = 2;
        const QByteArray nonsense = R"([{"do":"ping"},{"do":"dance"}])";
        QVERIFY(!bodyOf(post(nonsense), 200).isEmpty());
        QVERIFY(!bodyOf(post(R"({"do":"dance","ref":3})"), 400).isEmpty());
        const size_t before = m_edge->wicket.callers.size();

        RawClient client(m_edge->gateway->port());
        client.send(post(nonsense));
        QVERIFY(m_edge->holdsUp(client));
        QCOMPARE(client.status(), 429);

        QCOMPARE(m_edge->wicket.callers.size(), before);
        QVERIFY(!bodyOf(post(R"({"do":"ping"})"), 200).isEmpty());
    }

    void answers_that_are_too_large_together_are_to_be_asked_for_alone()
    {
        m_edge->wicket.answering = [](FakeWicket::Guest &guest, const Request &request) {
            guest.outlet->reply({.ref = request.ref, .result = Answer({{u"x"_s, QString(400'000, u'x')}})});
        };

        const QByteArray body =
            bodyOf(post('[' + QByteArray(R"({"do":"ping"},)").repeated(3) + R"({"do":"ping"}])"), 200);

        const QJsonArray replies = QJsonDocument::fromJson(body).array();
        QCOMPARE(replies.size(), 4);
        QVERIFY(replies.at(1)[u"ok"].isObject());
        QCOMPARE(replies.at(3)[u"error"][u"code"].toString(), u"too_many"_s);
        QVERIFY(body.size() < 1'100'000);
    }

    void a_server_that_stops_answers_what_it_can()
    {
        m_edge->wicket.answering = {};
        RawClient client(m_edge->gateway->port());
        client.send(post(R"([{"do":"ping","ref":1},{"do":"ping","ref":2}])"));
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->wicket.callers.size(), 1U, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->wicket.callers.front()->received.size(), 2, patience);
        FakeWicket::Guest &guest = *m_edge->wicket.callers.front();

        answer(guest, guest.received.first());
        guest.outlet->close(CloseCode::Restarting);

        QVERIFY(client.isClosed());
        QVERIFY(client.received().contains(R"([{"ok":{"at":1},"re":1},{"error":{"after":1000,"code":"unavailable")"));
    }

    void who_hangs_up_leaves_nothing_behind()
    {
        m_edge->wicket.answering = {};
        auto client = std::make_unique<RawClient>(m_edge->gateway->port());
        client->send(post(R"({"do":"ping","ref":1})"));
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->wicket.callers.size(), 1U, patience);
        FakeWicket::Guest &guest = *m_edge->wicket.callers.front();
        QTRY_COMPARE_WITH_TIMEOUT(guest.received.size(), 1, patience);
        client.reset();
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 0, patience);

        answer(guest, guest.received.first());

        QTRY_VERIFY_WITH_TIMEOUT(guest.isGone, patience);
        QVERIFY(m_edge->serves());
    }

    void a_hub_that_takes_no_request_is_an_answer()
    {
        m_edge->wicket.refusesCalls = Error{ErrorCode::Unavailable, u"stopping"_s, 1s};

        QVERIFY(!bodyOf(post(R"({"do":"ping"})"), 503).isEmpty());
    }

    void a_snapshot_is_had_by_who_is_signed_in()
    {
        const QByteArray ask = "GET /api/v1/snapshot HTTP/1.1\r\nHost: h\r\nConnection: close\r\n";
        m_edge->wicket.snapshots =
            Snapshot{.epoch = {u"e7"_s}, .cursor = {{u"e7"_s}, 120}, .rooms = {}, .users = {}, .presence = {}};

        QVERIFY(bodyOf(ask + asAnn + "\r\n", 200).contains(R"("cursor":"e7.120")"));
        QVERIFY(!bodyOf(ask + "\r\n", 401).isEmpty());
        m_edge->wicket.snapshots = Unexpected(Error{ErrorCode::TooMany, u"slow down"_s, 1s});
        QVERIFY(!bodyOf(ask + asAnn + "\r\n", 429).isEmpty());
        QCOMPARE(m_edge->wicket.snapshotsFor.size(), 2);
    }

    void a_large_answer_may_take_its_time_and_no_longer()
    {
        m_edge->wicket.answering = [](FakeWicket::Guest &guest, const Request &request) {
            guest.outlet->reply({.ref = request.ref, .result = Answer({{u"x"_s, QString(4'000'000, u'x')}})});
        };
        RawClient client(m_edge->gateway->port());
        client.socket().setReadBufferSize(1);
        client.send(post(R"({"do":"ping"})"));
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->wicket.callers.size(), 1U, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_edge->wicket.callers.front()->isGone, patience);

        m_edge->clock.pass(60s);
        QVERIFY(m_edge->serves());
        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 1, patience);
        m_edge->clock.pass(600s);

        QTRY_COMPARE_WITH_TIMEOUT(m_edge->gateway->connectionCount(), 0, patience);
    }

private:
    /// The body of the answer, nothing where it has another status.
    [[nodiscard]] QByteArray bodyOf(const QByteArray &request, int status) const
    {
        RawClient client(m_edge->gateway->port());
        client.send(request);
        if (!client.isClosed() ||
            !client.received().startsWith(QByteArray("HTTP/1.1 " + QByteArray::number(status) + " ")))
            return {};
        return client.received().mid(client.received().indexOf("\r\n\r\n") + 4);
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::HttpCommandsTest)
#include "tst_httpcommands.moc"
