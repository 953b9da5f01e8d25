// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/codec.h"

#include <QtTest>

using namespace madang;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray post = R"("do":"post","id":"00000000-0000-4000-8000-000000000001","room":"r1")";

QByteArray postOf(const QByteArray &textField)
{
    return '{' + post + ",\"text\":" + textField + '}';
}

QByteArray nested(int depth)
{
    return R"({"do":"ping","x":)" + QByteArray(depth - 1, '[') + QByteArray(depth - 1, ']') + '}';
}

} // namespace

class MalformedTest : public QObject
{
    Q_OBJECT

private slots:
    void what_is_no_command_is_refused_with_a_reason_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorCode>("code");
        const auto bad = [](const char *name, const QByteArray &text) {
            QTest::newRow(name) << text << ErrorCode::BadRequest;
        };

        bad("nothing", {});
        bad("space", " \n");
        bad("a word", "hello");
        bad("cut", R"({"do":"ping")");
        bad("two objects", R"({"do":"ping"}{"do":"ping"})");
        bad("array", R"([{"do":"ping"}])");
        bad("string", R"("ping")");
        bad("number", "7");
        bad("null", "null");
        bad("empty object", "{}");
        bad("NUL bytes", QByteArray(16, '\0'));
        bad("invalid UTF-8", postOf("\"\xff\xfe\""));
        bad("overlong UTF-8", postOf("\"\xc0\xaf\""));
        bad("surrogate in UTF-8", postOf("\"\xed\xa0\x80\""));
        bad("cut UTF-8", postOf("\"\xea\xb0\""));
        bad("only opening brackets", QByteArray(60'000, '['));
        bad("only opening braces", QByteArray(R"({"a":)").repeated(10'000));
        bad("33 levels", nested(33));
        bad("closing first", QByteArray(40, ']') + QByteArray(40, '['));
        bad("unknown command", R"({"do":"dance","ref":1})");
        bad("other case", R"({"do":"PING"})");
        bad("no command", R"({"ref":3})");
        bad("event", R"({"ev":"message.posted","seq":1})");

        bad("empty text", postOf(R"("")"));
        bad("NUL in text", postOf(R"("a\u0000b")"));
        bad("escape in text", postOf(R"("a\u001bb")"));
        bad("C1 control in text", postOf(R"("\u0085")"));
        bad("lone high surrogate", postOf(R"("\ud800")"));
        bad("lone low surrogate", postOf(R"("a\udc00b")"));
        bad("text of a number", postOf("7"));

        bad("upper-case UUID", R"({"do":"room.join","room":"r1","id":"00000000-0000-4000-8000-00000000000F"})");
        bad("UUID in braces", R"({"do":"room.join","room":"r1","id":"{00000000-0000-4000-8000-00000000000f}"})");
        bad("long id", R"({"do":"device.revoke","device":")" + QByteArray(41, 'a') + R"("})");
        bad("empty id", R"({"do":"device.revoke","device":""})");
        bad("id with a space", R"({"do":"device.revoke","device":"a b"})");
        bad("name of two lines", R"({"do":"profile","id":"00000000-0000-4000-8000-000000000001","name":"a\nb"})");
        bad("name of spaces", R"({"do":"profile","id":"00000000-0000-4000-8000-000000000001","name":"  "})");
        bad("unknown word", R"({"do":"presence","state":"asleep"})");
        bad("n of 2^53", R"({"do":"read","room":"r1","n":9007199254740992})");
        bad("n of 2^53 + 1", R"({"do":"read","room":"r1","n":9007199254740993})");
        bad("n of 2^64", R"({"do":"read","room":"r1","n":18446744073709551616})");
        bad("n of 1e400", R"({"do":"read","room":"r1","n":1e400})");
        bad("n of -1", R"({"do":"read","room":"r1","n":-1})");
        bad("n of 1.5", R"({"do":"read","room":"r1","n":1.5})");
        bad("limit of 0", R"({"do":"history","room":"r1","limit":0})");
        bad("limit of 101", R"({"do":"history","room":"r1","limit":101})");
        bad("list with a hole", '{' + post + R"(,"text":"x","mentions":["u1",null]})");

        QTest::newRow("4,001 code points") << postOf('"' + QByteArray(4'001, 'x') + '"') << ErrorCode::TooLarge;
        QTest::newRow("4,001 wide code points")
            << postOf('"' + QByteArray("\xf0\x9f\x91\x8d").repeated(4'001) + '"') << ErrorCode::TooLarge;
        QTest::newRow("64 KiB and a byte") << QByteArray(65'537, ' ') << ErrorCode::TooLarge;
        QTest::newRow("huge") << QByteArray(qsizetype{16} * 1024 * 1024, '{') << ErrorCode::TooLarge;
    }
    void what_is_no_command_is_refused_with_a_reason()
    {
        QFETCH(QByteArray, text);
        QFETCH(ErrorCode, code);

        const auto request = parseRequest(text);

        QVERIFY(!request);
        QCOMPARE(request.error().error.code, code);
        QVERIFY(!request.error().error.text.isEmpty());
    }

    void a_number_for_the_answer_is_a_positive_whole_one_data()
    {
        QTest::addColumn<QByteArray>("ref");
        QTest::addColumn<qint64>("number"); // 0: refused

        QTest::newRow("1") << QByteArray("1") << qint64(1);
        QTest::newRow("1.0") << QByteArray("1.0") << qint64(1);
        QTest::newRow("1e3") << QByteArray("1e3") << qint64(1'000);
        QTest::newRow("2^53 - 1") << QByteArray("9007199254740991") << qint64(9'007'199'254'740'991);
        for (const char *wrong : {"0", "-1", "1.5", "\"7\"", "9007199254740992", "9007199254740993", "1e300", "null",
                                  "true", "[1]", "{}", "-9007199254740992"})
            QTest::newRow(wrong) << QByteArray(wrong) << qint64(0);
    }
    void a_number_for_the_answer_is_a_positive_whole_one()
    {
        QFETCH(QByteArray, ref);
        QFETCH(qint64, number);

        const QByteArray text = R"({"do":"ping","ref":)" + ref + '}';
        const auto request = parseRequest(text);

        QCOMPARE(request.has_value(), number > 0);
        if (request)
            QCOMPARE(request->ref, std::optional(number));
        else
            QVERIFY(!request.error().ref);
    }

    void what_is_just_within_the_limits_is_let_in()
    {
        // moc takes the quotes in a raw literal for its ends. NOLINTNEXTLINE(modernize-raw-string-literal)
        const QByteArray brackets = "\"\\ud83d\\udc4d " + QByteArray(40, '[') + " \\\" {{{\"";
        const QByteArray ping = R"({"do":"ping"})";

        QVERIFY(parseRequest(nested(32)));
        QVERIFY(parseRequest(postOf('"' + QByteArray(4'000, 'x') + '"')));
        QVERIFY(parseRequest(postOf('"' + QByteArray("\xf0\x9f\x91\x8d").repeated(4'000) + '"')));
        QVERIFY(parseRequest(postOf(brackets)));
        QVERIFY(parseRequest(ping.leftJustified(65'536, ' ')));
    }

    void the_number_survives_the_refusal_of_a_command_and_of_nothing_else()
    {
        const auto refOf = [](const char *text) { return parseRequest(QByteArrayView(text)).error().ref; };

        QCOMPARE(refOf(R"({"do":"dance","ref":12})"), std::optional<qint64>(12));
        QCOMPARE(refOf(R"({"do":"post","ref":12})"), std::optional<qint64>(12));
        QCOMPARE(refOf(R"({"ref":12})"), std::nullopt);
        QCOMPARE(refOf(R"({"do":7,"ref":12})"), std::nullopt);
        QCOMPARE(refOf(R"({"do":null,"ref":12})"), std::nullopt);
        QCOMPARE(refOf(R"({"ev":"user","ref":12})"), std::nullopt);
    }

    void the_ends_of_lines_become_line_feeds()
    {
        const auto request = parseRequest(postOf(R"("\r\na\r\n\r\nb\rc\n\r")"));

        QVERIFY(request);
        QCOMPARE(std::get<Post>(request->command).text, u"\na\n\nb\nc\n\n"_s);
    }

    void no_changed_byte_breaks_the_parser()
    {
        const QByteArray whole = postOf(R"("\u0041안녕")");

        for (qsizetype i = 0; i < whole.size(); ++i) {
            (void)parseRequest(whole.first(i));
            for (const char other : {'\0', '"', '\\', '{', '[', ']', '}', ',', ':', '9', '-', '\x80', '\xff'}) {
                QByteArray changed = whole;
                changed[i] = other;
                (void)parseRequest(changed);
                (void)parseServerMessage(changed);
            }
        }
    }
};

QTEST_GUILESS_MAIN(MalformedTest)
#include "tst_malformed.moc"
