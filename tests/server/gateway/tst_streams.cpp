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

/// Streams over HTTP, as bytes: what a client asks, and how it is answered.
class StreamsTest : public EdgeTest
{
    Q_OBJECT

private Q_SLOTS:
    void server_sent_events_begin_at_once_and_look_as_the_standard_says()
    {
        const auto client = m_edge->streams(eventStream);
        QVERIFY(client->hears("retry: 1000\n\n"));

        m_edge->follower().outlet->send(eventOf(R"({"ev":"message.posted","seq":121})"));
        m_edge->follower().outlet->send(frames::of(Signal(Live{{{u"e7"_s}, 130}})));
        m_edge->follower().outlet->send(
            frames::of(Signal(TypingChanged{.room = {u"r"_s}, .user = {u"u"_s}, .on = true})));

        QVERIFY(client->hears("\"on\":true}\n\n"));
        const QByteArray all = client->received();
        const QByteArray head = all.left(all.indexOf("\r\n\r\n") + 2);
        QVERIFY(head.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(head.contains("\r\nContent-Type: text/event-stream\r\n"));
        QVERIFY(head.contains("\r\nCache-Control: no-store\r\n"));
        QVERIFY(head.contains("\r\nX-Accel-Buffering: no\r\n"));
        QVERIFY(head.contains("\r\nConnection: close\r\n"));
        QVERIFY(!head.contains("Content-Length") && !head.contains("Transfer-Encoding"));
        QCOMPARE(all.mid(head.size() + 2),
                 QByteArray(": madang\n\nretry: 1000\n\n"
                            "event: message.posted\nid: e7.121\ndata: {\"ev\":\"message.posted\",\"seq\":121}\n\n"
                            "event: live\nid: e7.130\ndata: {\"sig\":\"live\",\"cursor\":\"e7.130\"}\n\n"
                            "event: typing\ndata: {\"sig\":\"typing\",\"room\":\"r\",\"user\":\"u\",\"on\":true}\n\n"));
    }

    void lines_come_in_chunks_and_begin_at_once()
    {
        const auto client = m_edge->streams(lineStream);
        QVERIFY(client->hears("\r\n\r\n1\r\n\n\r\n"));

        m_edge->follower().outlet->send(eventOf(R"({"ev":"message.posted"})"));
        QVERIFY(client->hears("18\r\n{\"ev\":\"message.posted\"}\n\r\n"));
        m_edge->follower().outlet->close(CloseCode::Restarting);

        QVERIFY(client->hears("1d\r\n{\"sig\":\"closed\",\"code\":4001}\n\r\n0\r\n\r\n"));
        QVERIFY(client->received().contains("\r\nContent-Type: application/x-ndjson\r\n"));
        QVERIFY(client->received().contains("\r\nTransfer-Encoding: chunked\r\n"));
        QVERIFY(client->isClosed());
    }

    void http_1_0_gets_lines_without_chunks()
    {
        RawClient client(m_edge->gateway->port());
        client.send(get("/api/v1/events", lineStream + asAnn, "1.0"));
        QVERIFY(client.hears("\r\n\r\n\n"));
        m_edge->follower().outlet->send(eventOf(R"({"ev":"message.posted"})"));

        QVERIFY(client.hears("\n{\"ev\":\"message.posted\"}\n"));
        QVERIFY(!client.received().contains("Transfer-Encoding"));
    }

    void the_form_is_what_the_client_likes_best_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("type");
        const auto row = [](const char *accept, const char *type) {
            QTest::addRow("[%s]", QByteArray(accept).simplified().constData())
                << QByteArray(accept) << QByteArray(type);
        };
        row("", "text/event-stream");
        row("Accept:\r\n", "text/event-stream");
        row("Accept: */*\r\n", "text/event-stream");
        row("Accept: text/*\r\n", "text/event-stream");
        row("Accept: Text/Event-Stream; charset=utf-8\r\n", "text/event-stream");
        row("Accept: application/x-ndjson, */*\r\n", "application/x-ndjson");
        row("Accept: text/event-stream;q=0.5, application/x-ndjson\r\n", "application/x-ndjson");
        row("Accept: application/x-ndjson;q=0.5, text/event-stream\r\n", "text/event-stream");
        row("Accept: text/html\r\nAccept: application/x-ndjson\r\n", "application/x-ndjson");
        row("Accept: text/event-stream;q=0, */*;q=0.1\r\n", "application/x-ndjson");
    }
    void the_form_is_what_the_client_likes_best()
    {
        QFETCH(const QByteArray, fields);
        QFETCH(const QByteArray, type);

        const auto client = m_edge->streams(fields);

        QVERIFY(client->hears("\r\nContent-Type: " + type + "\r\n"));
    }

    void who_follows_what_from_where_is_what_the_request_says()
    {
        RawClient client(m_edge->gateway->port());
        client.send(get("/api/v1/events?room=r%31&cursor=e7.100", asAnn + "Madang-Session: " + aSession + "\r\n"));
        QVERIFY(client.hears("retry"));
        QCOMPARE(m_edge->follower().follow.caller.identity.user.value, u"ann"_s);
        QCOMPARE(m_edge->follower().follow.caller.session.value, QString::fromLatin1(aSession));
        QCOMPARE(m_edge->follower().follow.cursor, u"e7.100"_s);
        QCOMPARE(m_edge->follower().follow.room.value, u"r1"_s);

        RawClient again(m_edge->gateway->port());
        again.send(get("/api/v1/events?cursor=e7.100", asAnn + "Last-Event-ID: e7.105\r\n"));
        QVERIFY(again.hears("retry"));
        QCOMPARE(m_edge->follower().follow.cursor, u"e7.105"_s);
        QVERIFY(m_edge->follower().follow.caller.session.isEmpty());
    }

    void a_stream_may_be_asked_for_behind_another_request()
    {
        RawClient client(m_edge->gateway->port());
        client.send(get("/", {}) + get("/api/v1/events", eventStream + asAnn));

        QVERIFY(client.hears("retry: 1000\n\n"));
        QVERIFY(client.received().indexOf("Content-Type: text/html") < client.received().indexOf("text/event-stream"));
        QVERIFY(m_edge->serves());
    }

    void what_is_no_stream_is_refused_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("no token") << get("/api/v1/events", eventStream) << 401;
        QTest::newRow("a wrong token") << get("/api/v1/events", eventStream + "Authorization: Bearer x\r\n") << 401;
        QTest::newRow("a session that is none") << get("/api/v1/events", asAnn + "Madang-Session: mine\r\n") << 400;
        QTest::newRow("another type") << get("/api/v1/events", asAnn + "Accept: text/html\r\n") << 415;
        QTest::newRow("HEAD") << "HEAD" + get("/api/v1/events", asAnn).mid(3) << 405;
        QTest::newRow("POST") << "POST" + get("/api/v1/events", asAnn + "Content-Length: 0\r\n").mid(3) << 405;
    }
    void what_is_no_stream_is_refused()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const int, status);
        RawClient client(m_edge->gateway->port());

        client.send(request);

        QCOMPARE(client.status(), status);
        QVERIFY(m_edge->wicket.followers.empty());
        QVERIFY(m_edge->serves());
    }

    void what_the_hub_refuses_is_an_answer_like_any_other()
    {
        const Error tooMany{ErrorCode::TooMany, u"too many"_s, 5s};
        m_edge->wicket.begins = Expected<Beginning, Error>(Unexpected(tooMany));

        const auto client = m_edge->streams(eventStream);

        QVERIFY(client->isClosed());
        QVERIFY(client->received().startsWith("HTTP/1.1 429 "));
        QVERIFY(client->received().contains("\r\nRetry-After: 5\r\n"));
        QVERIFY(client->received().contains(R"("after":5000)"));
        m_edge->clock.pass(2'100ms);
        QTRY_VERIFY_WITH_TIMEOUT(m_edge->follower().isGone, patience);
    }

    void a_cursor_that_cant_be_resumed_is_said_in_the_stream_which_ends()
    {
        m_edge->wicket.begins = Expected<Beginning, Error>(Unexpected(Error{ErrorCode::Resync, u"unknown"_s}));

        const auto browser = m_edge->streams(eventStream);
        const auto program = m_edge->streams(lineStream);

        QVERIFY(browser->isClosed());
        QVERIFY(browser->received().startsWith("HTTP/1.1 200 "));
        QVERIFY(
            browser->received().endsWith("\n\nevent: resync\ndata: {\"sig\":\"resync\",\"reason\":\"unknown\"}\n\n"));
        QVERIFY(program->isClosed());
        QVERIFY(program->received().endsWith("{\"sig\":\"resync\",\"reason\":\"unknown\"}\n\r\n0\r\n\r\n"));
    }

    void a_session_that_said_bye_is_told_not_to_come_back()
    {
        m_edge->wicket.left = {QString::fromLatin1(aSession)};
        const QByteArray own = eventStream + asAnn + "Madang-Session: " + aSession + "\r\n";
        RawClient back(m_edge->gateway->port());
        back.send(get("/api/v1/events", own + "Last-Event-ID: e7.120\r\n"));
        QVERIFY(back.hears("HTTP/1.1 204 No Content\r\n"));
        QVERIFY(m_edge->wicket.followers.empty());

        RawClient anew(m_edge->gateway->port()); // by intention
        anew.send(get("/api/v1/events?cursor=e7.120", own));
        QVERIFY(anew.hears("retry"));
    }

    void what_a_client_sends_after_its_request_is_ignored_within_bounds()
    {
        const auto client = m_edge->streams(eventStream);
        QVERIFY(client->hears("retry"));
        client->send(get("/healthz", {}) + QByteArray(60'000, 'x'));
        QVERIFY(m_edge->serves());
        m_edge->follower().outlet->send(eventOf(R"({"ev":"message.posted"})"));
        QVERIFY(client->hears("message.posted"));
        QVERIFY(!client->received().contains("\"ok\""));

        client->send(QByteArray(6'000, 'x'));

        QVERIFY(client->isClosed());
        QTRY_VERIFY_WITH_TIMEOUT(m_edge->follower().isGone, patience);
    }

    void a_stream_does_not_count_against_its_address()
    {
        m_edge->limits.unauthenticatedPerAddress = 1;
        const auto client = m_edge->streams(eventStream);
        QVERIFY(client->hears("retry"));

        QVERIFY(m_edge->serves());
    }

    void refusals_are_counted_for_the_member()
    {
        m_edge->limits.failuresPerMinute = 3;
        m_edge->wicket.begins = Expected<Beginning, Error>(Unexpected(Error{ErrorCode::NotFound, u"no such room"_s}));
        for (int i = 0; i < 3; ++i) {
            const auto client = m_edge->streams(eventStream);
            QVERIFY(client->hears("HTTP/1.1 404 "));
        }

        const auto client = m_edge->streams(eventStream);
        QVERIFY(client->hears("HTTP/1.1 429 "));
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::StreamsTest)
#include "tst_streams.moc"
