// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/encodedonce.h"
#include "server/gateway/frame.h"
#include "server/gateway/page.h"
#include "server/gateway/response.h"
#include "server/gateway/upgrade.h"

#include <QTest>

namespace madang::server
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr milliseconds sundayNoon{1'763'899'200'000};

HttpRequest upgradeRequest()
{
    return {.method = "GET",
            .target = "/api/v1/ws",
            .path = "/api/v1/ws",
            .query = {},
            .fields = {{"host", "chat.example:8787"},
                       {"upgrade", "WebSocket"},
                       {"connection", "keep-alive, Upgrade"},
                       {"sec-websocket-version", "13"},
                       {"sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="},
                       {"sec-websocket-protocol", "other, madang.v1"}},
            .body = {}};
}

HttpRequest with(HttpRequest request, const QByteArray &name, const QByteArray &value)
{
    for (HttpField &field : request.fields) {
        if (field.name == name) {
            field.value = value;
            return request;
        }
    }
    request.fields.append({name, value});
    return request;
}

} // namespace

/// What the server answers over HTTP, byte for byte, and which upgrades it lets through.
class ResponseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_response_is_written_whole()
    {
        const QByteArray bytes = encoded(jsonResponse(201, {{u"a"_s, 1}}), Persistence::KeepAlive, sundayNoon);

        QCOMPARE(bytes, QByteArray("HTTP/1.1 201 Created\r\n"
                                   "Date: Sun, 23 Nov 2025 12:00:00 GMT\r\n"
                                   "Content-Type: application/json\r\n"
                                   "Content-Length: 7\r\n"
                                   "Cache-Control: no-store\r\n"
                                   "X-Content-Type-Options: nosniff\r\n"
                                   "X-Frame-Options: DENY\r\n"
                                   "Referrer-Policy: no-referrer\r\n"
                                   "Connection: keep-alive\r\n"
                                   "\r\n"
                                   "{\"a\":1}"));
    }

    void no_content_has_no_length()
    {
        const QByteArray bytes = encoded({.status = 204}, Persistence::Close, sundayNoon);

        QVERIFY(!bytes.contains("Content-Length"));
        QVERIFY(bytes.contains("Connection: close\r\n"));
        QVERIFY(bytes.endsWith("\r\n\r\n"));
    }

    void the_answer_to_head_is_only_measured()
    {
        const QByteArray bytes = encoded(page(), Persistence::Close, sundayNoon, Body::OnlyMeasured);

        QVERIFY(bytes.contains(QByteArray("Content-Length: " + QByteArray::number(page().body.size()) + "\r\n")));
        QVERIFY(bytes.endsWith("\r\n\r\n"));
    }

    void an_error_says_code_retry_and_when()
    {
        const HttpResponse response = errorResponse({ErrorCode::TooMany, u"slowly"_s, 1'500ms});

        QCOMPARE(response.status, 429);
        QCOMPARE(response.body,
                 QByteArray(R"({"error":{"after":1500,"code":"too_many","retry":true,"text":"slowly"}})"));
        QVERIFY(response.fields.contains(HttpField{"Retry-After", "2"}));
    }

    void the_page_loads_nothing_from_elsewhere()
    {
        QVERIFY(!page().body.contains("http:"));
        QVERIFY(!page().body.contains("https:"));
        QVERIFY(!page().body.contains("src="));
        QVERIFY(page().body.contains("마당"));
    }

    void an_upgrade_is_let_through_or_refused_data()
    {
        QTest::addColumn<HttpRequest>("request");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &field, const QByteArray &value, int status) {
            QTest::newRow(name) << with(upgradeRequest(), field, value) << status;
        };
        QTest::newRow("good") << upgradeRequest() << 0;
        row("no upgrade", "upgrade", "h2c", 426);
        row("not alone", "upgrade", "h2c, websocket", 426);
        row("in capitals", "upgrade", "WebSocket", 0);
        HttpRequest old = upgradeRequest();
        old.minorVersion = 0;
        QTest::newRow("HTTP/1.0") << old << 426;
        row("no connection token", "connection", "keep-alive", 426);
        row("version 8", "sec-websocket-version", "8", 426);
        row("version list", "sec-websocket-version", "13, 8", 426);
        row("short key", "sec-websocket-key", "c2hvcnQ=", 400);
        row("key that is no base64", "sec-websocket-key", "????????????????????????", 400);
        row("empty key", "sec-websocket-key", "", 400);
        row("other sub-protocol", "sec-websocket-protocol", "madang.v2", 426);
        row("own origin", "origin", "http://chat.example:8787", 0);
        row("own origin in capitals", "origin", "HTTP://CHAT.example:8787", 0);
        row("the public address", "origin", "https://chat.example.org", 0);
        row("other port", "origin", "http://chat.example:8788", 403);
        row("default port", "origin", "http://chat.example", 403);
        row("foreign", "origin", "https://evil.example", 403);
        row("suffix trick", "origin", "http://chat.example.evil.example:8787", 403);
        row("user trick", "origin", "http://chat.example:8787@evil.example", 403);
        row("null", "origin", "null", 403);
        row("file", "origin", "file://", 403);
        row("with a path", "origin", "http://chat.example:8787/a", 403);
        row("public address without TLS", "origin", "http://chat.example.org", 403);
    }
    void an_upgrade_is_let_through_or_refused()
    {
        QFETCH(const HttpRequest, request);
        QFETCH(const int, status);

        const auto refusal = refusalOfUpgrade(request, QUrl(u"https://chat.example.org"_s));

        QCOMPARE(refusal ? refusal->status : 0, status);
    }

    void two_origins_are_none()
    {
        HttpRequest request = with(upgradeRequest(), "origin", "http://chat.example:8787");
        request.fields.append(HttpField{"origin", "http://evil.example"});

        QVERIFY(!isOwnOrigin(request, {}));
    }

    void frames_have_the_length_that_fits_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("0") << qsizetype{0} << QByteArray::fromHex("8100");
        QTest::newRow("125") << qsizetype{125} << QByteArray::fromHex("817d");
        QTest::newRow("126") << qsizetype{126} << QByteArray::fromHex("817e007e");
        QTest::newRow("65535") << qsizetype{65'535} << QByteArray::fromHex("817effff");
        QTest::newRow("65536") << qsizetype{65'536} << QByteArray::fromHex("817f0000000000010000");
    }
    void frames_have_the_length_that_fits()
    {
        QFETCH(const qsizetype, size);
        QFETCH(const QByteArray, head);
        const QByteArray text(size, 'a');

        QCOMPARE(textFrame(text), head + text);
    }

    void a_close_frame_carries_code_and_reason()
    {
        QCOMPARE(closeFrame(CloseCode::Restarting), QByteArray::fromHex("880c0fa1") + "restarting");
    }

    void what_goes_to_many_in_a_row_is_made_once()
    {
        const auto frame = std::make_shared<const Frame>(Frame{.json = "{}"});
        const auto another = std::make_shared<const Frame>(*frame);
        EncodedOnce encodedOnce;
        int made = 0;
        const auto encode = [&made](const Frame &each) -> QByteArray { return each.json + QByteArray::number(++made); };

        QCOMPARE(encodedOnce.of(frame, encode), "{}1");
        QCOMPARE(encodedOnce.of(frame, encode), "{}1");
        QCOMPARE(encodedOnce.of(another, encode), "{}2");
        QCOMPARE(encodedOnce.of(frame, encode), "{}3");
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::ResponseTest)
#include "tst_response.moc"
