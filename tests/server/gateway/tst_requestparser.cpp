// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/expected.h"
#include "server/gateway/requestparser.h"

#include <QTest>

namespace madang::server
{

namespace
{

/// Feeds `bytes` in pieces of `size`, keeping what was not used up, as a connection does.
ParsedRequest fedInPieces(RequestParser &parser, const QByteArray &bytes, qsizetype size)
{
    QByteArray waiting;
    for (qsizetype at = 0; at < bytes.size(); at += size) {
        waiting += bytes.mid(at, size);
        ParsedRequest parsed = parser.put(waiting);
        waiting.remove(0, parser.used());
        if (!std::holds_alternative<NeedMore>(parsed))
            return parsed;
    }
    return NeedMore{};
}

/// The status that it is refused with, 0 for a good request, -1 where more is needed.
int statusOf(const ParsedRequest &parsed)
{
    return std::visit(overloaded{[](const NeedMore &) { return -1; }, [](const HttpRequest &) { return 0; },
                                 [](const BadRequest &refusal) { return refusal.status; }},
                      parsed);
}

QByteArray get(const QByteArray &fields)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &fields, const QByteArray &body)
{
    return "POST /x HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + body;
}

} // namespace

/// Bytes into requests: strict, and the same however the bytes are cut.
class RequestParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_request_is_read_however_it_is_cut_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no body") << get("X: 1\r\n") << QByteArray();
        QTest::newRow("length") << post("Content-Length: 5\r\n", "hello") << QByteArray("hello");
        QTest::newRow("length 0") << post("Content-Length: 0\r\n", "") << QByteArray();
        QTest::newRow("chunks") << post("Transfer-Encoding: chunked\r\n", "2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n")
                                << QByteArray("hello");
        QTest::newRow("no chunk but the last") << post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n") << QByteArray();
        QTest::newRow("no chunk, and a trailer")
            << post("Transfer-Encoding: chunked\r\n", "00\r\nX-Sum: 1\r\n\r\n") << QByteArray();
        QTest::newRow("a chunk and a trailer")
            << post("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n") << QByteArray("hello");
    }
    void a_request_is_read_however_it_is_cut()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QByteArray, body);

        for (const qsizetype size : {bytes.size(), qsizetype{1}, qsizetype{2}, qsizetype{7}}) {
            RequestParser parser;
            const ParsedRequest parsed = fedInPieces(parser, bytes, size);
            QCOMPARE(statusOf(parsed), 0);
            QCOMPARE(std::get<HttpRequest>(parsed).body, body);
            QCOMPARE(std::get<HttpRequest>(parsed).field("host"), QByteArray("a"));
            QVERIFY(std::get<HttpRequest>(parsed).field("x-sum").isEmpty());
        }
    }

    void trailers_may_be_as_long_however_they_are_cut()
    {
        const auto withTrailers = [](qsizetype count) {
            QByteArray bytes = post("Transfer-Encoding: chunked\r\n", "1\r\na\r\n0\r\n");
            for (qsizetype i = 0; i < count; ++i)
                bytes += "X: 123456\r\n";
            return QByteArray(bytes + "\r\n");
        };
        for (const qsizetype size : {qsizetype{100'000}, qsizetype{61}, qsizetype{1'000}}) {
            RequestParser some;
            QCOMPARE(statusOf(fedInPieces(some, withTrailers(500), size)), 0);
            RequestParser many;
            QCOMPARE(statusOf(fedInPieces(many, withTrailers(1'000), size)), 400);
        }
    }

    void the_head_is_left_alone_until_it_is_complete()
    {
        RequestParser parser;
        const QByteArray bytes = get("X: 1\r\n");

        for (qsizetype length = 1; length < bytes.size(); ++length) {
            QCOMPARE(statusOf(parser.put(bytes.left(length))), -1);
            QCOMPARE(parser.used(), 0);
        }
        QCOMPARE(statusOf(parser.put(bytes)), 0);
        QCOMPARE(parser.used(), bytes.size());
    }

    void what_comes_behind_belongs_to_the_next()
    {
        RequestParser parser;
        const QByteArray first = post("Content-Length: 2\r\n", "ab");

        QCOMPARE(statusOf(parser.put(QByteArray(first + get({})))), 0);
        QCOMPARE(parser.used(), first.size());
    }

    void the_parts_of_a_request()
    {
        RequestParser parser;
        const auto request = std::get<HttpRequest>(
            parser.put("GET /a/b?c=d&e HTTP/1.1\r\nHost: h:1\r\nACCEPT: x, Y ,z\r\naccept: w\r\n\r\n"));

        QCOMPARE(request.method, QByteArray("GET"));
        QCOMPARE(request.path, QByteArray("/a/b"));
        QCOMPARE(request.query, QByteArray("c=d&e"));
        QCOMPARE(request.tokensOf("accept"), QByteArrayList({"x", "Y", "z", "w"}));
        QVERIFY(request.hasToken("accept", "y"));
        QVERIFY(!request.hasToken("accept", "xy"));
        QCOMPARE(request.allOf("accept").size(), 2);
    }

    void whether_a_connection_stays_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("stays");
        QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << true;
        QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n") << false;
        QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
        QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << true;
    }
    void whether_a_connection_stays()
    {
        QFETCH(const QByteArray, head);
        QFETCH(const bool, stays);
        RequestParser parser;

        const auto request = std::get<HttpRequest>(parser.put(head));

        QCOMPARE(request.persistence == Persistence::KeepAlive, stays);
    }

    void who_waits_for_continue_is_told_apart()
    {
        const QByteArray head = post("Content-Length: 2\r\nExpect: 100-continue\r\n", {});
        RequestParser waiting;
        const auto need = std::get<NeedMore>(waiting.put(head));
        QVERIFY(need.sender == NeedMore::Sender::WaitsForContinue);
        QCOMPARE(waiting.used(), head.size());
        QCOMPARE(std::get<HttpRequest>(waiting.put("ab")).body, QByteArray("ab"));

        RequestParser impatient;
        QCOMPARE(std::get<HttpRequest>(impatient.put(QByteArray(head + "ab"))).body, QByteArray("ab"));
    }

    void what_is_wrong_is_refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const QByteArray long8k(8'192, 'a');
        const auto row = [](const char *name, const QByteArray &bytes, int status = 400) {
            QTest::newRow(name) << bytes << status;
        };
        row("TLS", QByteArray("\x16\x03\x01\x02", 4));
        row("empty line first", "\r\n" + get({}));
        row("lower-case method", "get / HTTP/1.1\r\nHost: a\r\n\r\n");
        row("bare LF", "GET / HTTP/1.1\nHost: a\n\n");
        row("bare LF in the fields", "GET / HTTP/1.1\r\nHost: a\nX: 1\r\n\r\n");
        row("bare CR", "GET / HTTP/1.1\r\nHost: a\rX: 1\r\n\r\n");
        row("NUL", get(QByteArray("X: a\0b\r\n", 8)));
        row("folded line", get("X: a\r\n b\r\n"));
        row("folded first line", "GET / HTTP/1.1\r\n Host: a\r\n\r\n");
        row("space before the colon", get("X : 1\r\n"));
        row("no colon", get("nonsense\r\n"));
        row("control character", get("X: \x01\r\n"));
        row("no version", "GET /\r\nHost: a\r\n\r\n");
        row("HTTP/2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505);
        row("HTTP/0.9", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", 505);
        row("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n");
        row("no path", "GET a HTTP/1.1\r\nHost: a\r\n\r\n");
        row("asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
        row("fragment", "GET /#a HTTP/1.1\r\nHost: a\r\n\r\n");
        row("no Host", "GET / HTTP/1.1\r\n\r\n");
        row("two Hosts", get("Host: b\r\n"));
        row("empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n");
        row("Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n");
        row("length and chunks", post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
        row("chunks and length", post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "0\r\n\r\n"));
        row("two lengths", post("Content-Length: 1\r\nContent-Length: 1\r\n", "a"));
        row("a list of lengths", post("Content-Length: 1, 1\r\n", "a"));
        row("negative length", post("Content-Length: -1\r\n", {}));
        row("length with a sign", post("Content-Length: +1\r\n", "a"));
        row("length in hex", post("Content-Length: 0x1\r\n", "a"));
        row("length that overflows", post("Content-Length: 99999999999999999999\r\n", {}));
        row("empty length", post("Content-Length:\r\n", {}));
        row("xchunked", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 501);
        row("gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 501);
        row("chunked twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
        row("chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        row("a chunk's size", post("Transfer-Encoding: chunked\r\n", "g\r\n\r\n"));
        row("a chunk's size with 0x", post("Transfer-Encoding: chunked\r\n", "0x1\r\na\r\n0\r\n\r\n"));
        row("a chunk's size overflows", post("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\na"));
        row("a chunk ends wrongly", post("Transfer-Encoding: chunked\r\n", "1\r\nab\r\n0\r\n\r\n"));
        row("bare LF in chunks", post("Transfer-Encoding: chunked\r\n", "1\na\r\n0\r\n\r\n"));
        row("other expectation", post("Content-Length: 1\r\nExpect: tea\r\n", "a"), 417);
        row("long line", "GET /" + long8k + " HTTP/1.1\r\nHost: a\r\n\r\n", 414);
        row("long line without an end", "GET /" + long8k, 414);
        row("large head", get("X: " + long8k + "\r\nY: " + long8k + "\r\n"), 431);
        row("long field", get("X: " + long8k + "\r\n"), 431);
        row("many fields", get(QByteArray("X: 1\r\n").repeated(64)), 431);
        row("large body", post("Content-Length: 65537\r\n", {}), 413);
        row("10 GiB", post("Content-Length: 10737418240\r\n", {}), 413);
        row("large chunk", post("Transfer-Encoding: chunked\r\n", "10001\r\n"), 413);
        row("large in small chunks",
            post("Transfer-Encoding: chunked\r\n", QByteArray("8\r\n12345678\r\n").repeated(8193)), 413);
        row("endless extension", post("Transfer-Encoding: chunked\r\n", "1;" + long8k.repeated(64)), 400);
    }
    void what_is_wrong_is_refused()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, status);

        RequestParser whole;
        QCOMPARE(statusOf(whole.put(bytes)), status);
        RequestParser cut;
        QCOMPARE(statusOf(fedInPieces(cut, bytes, bytes.size() > 1'000 ? 509 : 1)), status);
    }

    void the_limits_themselves_are_within()
    {
        RequestParser body;
        QCOMPARE(statusOf(body.put(post("Content-Length: 65536\r\n", QByteArray(65'536, 'a')))), 0);
        RequestParser chunks;
        QCOMPARE(statusOf(chunks.put(
                     post("Transfer-Encoding: chunked\r\n", "10000\r\n" + QByteArray(65'536, 'a') + "\r\n0\r\n\r\n"))),
                 0);
        RequestParser fields;
        QCOMPARE(statusOf(fields.put(get(QByteArray("X: 1\r\n").repeated(63)))), 0);
    }

    void a_target_in_absolute_form_is_taken()
    {
        RequestParser parser;
        const auto request = std::get<HttpRequest>(parser.put("GET http://a/b?c HTTP/1.1\r\nHost: a\r\n\r\n"));

        QCOMPARE(request.path, QByteArray("/b"));
        QCOMPARE(request.query, QByteArray("c"));
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::RequestParserTest)
#include "tst_requestparser.moc"
