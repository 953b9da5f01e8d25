// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/eventstreamparser.h"

#include <QTest>

#include <utility>

using namespace madang::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

using Events = QList<StreamEvent>;

/// An event without a type of its own.
StreamEvent said(const QByteArray &data, const QByteArray &lastId = {})
{
    return {.type = "message"_ba, .data = data, .lastId = lastId};
}

Events inPieces(EventStreamParser &parser, QByteArrayView stream, qsizetype piece)
{
    Events events;
    while (!stream.isEmpty()) {
        const auto length = std::min(piece, stream.size());
        events += parser.take(stream.first(length));
        stream = stream.sliced(length);
    }
    return events;
}

/// With what is not zero-terminated.
template <size_t Size>
QByteArray bytes(const char (&text)[Size]) // NOLINT(modernize-avoid-c-arrays): a literal
{
    return {text, static_cast<qsizetype>(Size - 1)};
}

} // namespace

/// The cases that concern a parser have the names of those of the web platform's tests; their streams are ours.
class EventStreamParserTest : public QObject
{
    Q_OBJECT

private slots:
    void the_web_platforms_cases_data();
    void the_web_platforms_cases();
    void a_time_to_wait_is_digits_only_data();
    void a_time_to_wait_is_digits_only();
    void the_last_id_counts_from_the_empty_line_on();
    void what_is_too_large_is_read_no_further();
};

void EventStreamParserTest::the_web_platforms_cases_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<Events>("events");

    const QByteArray mark = "\xEF\xBB\xBF"_ba;
    const QByteArray longText(2'100, 'x');
    QTest::newRow("format-bom") << mark + "data:1\n\n" + mark + "data:2\n\ndata:3\n\n" << Events{said("1"), said("3")};
    QTest::newRow("format-bom-2") << mark + mark + "data:1\n\ndata:2\n\ndata:3\n\n" << Events{said("2"), said("3")};
    QTest::newRow("format-comments") << bytes("data:1\r:\0\n:\r\ndata:2\n:") + longText +
                                            "\rdata:3\n:data:fail\r:" + longText + "\ndata:4\n\n"
                                     << Events{said("1\n2\n3\n4")};
    QTest::newRow("format-data-before-final-empty-line")
        << "data:test1\n\nid:test\ndata:test2"_ba << Events{said("test1")};
    QTest::newRow("format-field-data") << "data:\n\ndata\ndata\n\ndata:test\n\n"_ba
                                       << Events{said(""), said("\n"), said("test")};
    QTest::newRow("format-field-event") << "event:test\ndata:x\n\ndata:x\n\n"_ba
                                        << Events{{.type = "test", .data = "x"}, said("x")};
    QTest::newRow("format-field-event-empty") << "event: \ndata:data\n\n"_ba << Events{said("data")};
    QTest::newRow("format-field-id") << "id: \xE2\x80\xA6\ndata:hello\n\n"_ba << Events{said("hello", "\xE2\x80\xA6")};
    QTest::newRow("format-field-id-2") << "id:1\ndata:1\n\ndata:2\n\nid:2\ndata:3\n\ndata:4\n\n"_ba
                                       << Events{said("1", "1"), said("2", "1"), said("3", "2"), said("4", "2")};
    QTest::newRow("format-field-id-3") << "id:1\ndata:1\n\nid:\ndata:2\n\nid:3\ndata:3\n\nid\ndata:4\n\ndata:5\n\n"_ba
                                       << Events{said("1", "1"), said("2"), said("3", "3"), said("4"), said("5")};
    QTest::newRow("format-field-id-null")
        << bytes("id:good\nid:\0\0\nid:x\0\nid:\0x\nid:x\0x\nid: \0\ndata:x\n\n") << Events{said("x", "good")};
    QTest::newRow("format-field-parsing") << bytes("data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\r"
                                                   "data_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n")
                                          << Events{said(bytes("\0\n 2\n1\n3\n\n4"))};
    QTest::newRow("format-field-retry") << "retry:03000\ndata:x\n\n"_ba << Events{said("x")};
    QTest::newRow("format-field-retry-bogus") << "retry:3000\nretry:1000x\ndata:x\n\n"_ba << Events{said("x")};
    QTest::newRow("format-field-retry-empty") << "retry\ndata:test\n\n"_ba << Events{said("test")};
    QTest::newRow("format-field-unknown")
        << "data:test\n data\ndata\nfoobar:xxx\njustsometext\n:thisisacommentyay\ndata:test\n\n"_ba
        << Events{said("test\n\ntest")};
    QTest::newRow("format-leading-space") << "data:\ttest\rdata: \ndata:test\n\n"_ba << Events{said("\ttest\n\ntest")};
    QTest::newRow("format-newlines") << "data:test\r\ndata\ndata:test\r\n\r"_ba << Events{said("test\n\ntest")};
    QTest::newRow("format-null-character") << bytes("data:\0\n\n\n\n") << Events{said(bytes("\0"))};
    QTest::newRow("format-utf-8") << "data:ok\xE2\x80\xA6\n\n"_ba << Events{said("ok\xE2\x80\xA6")};
}

void EventStreamParserTest::the_web_platforms_cases()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const Events, events);

    for (const qsizetype piece : {stream.size(), qsizetype{1}}) {
        EventStreamParser parser;
        QCOMPARE(inPieces(parser, stream, piece), events);
    }
}

void EventStreamParserTest::a_time_to_wait_is_digits_only_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<int>("wait");

    QTest::newRow("format-field-retry") << "retry:03000\n"_ba << 3'000;
    QTest::newRow("format-field-retry-bogus") << "retry:3000\nretry:1000x\n"_ba << 3'000;
    QTest::newRow("format-field-retry-empty") << "retry\nretry:\n"_ba << -1;
    QTest::newRow("a sign") << "retry:+3\nretry:-3\n"_ba << -1;
    QTest::newRow("space around") << "retry:  3\nretry:3 \n"_ba << -1;
    QTest::newRow("more than a number holds") << "retry:99999999999999999999\n"_ba << -1;
}

void EventStreamParserTest::a_time_to_wait_is_digits_only()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const int, wait);
    EventStreamParser parser;

    const auto events = inPieces(parser, stream, 1);

    QVERIFY(events.isEmpty());
    QCOMPARE(parser.retry().value_or(-1ms).count(), wait);
}

void EventStreamParserTest::the_last_id_counts_from_the_empty_line_on()
{
    EventStreamParser parser;

    QVERIFY(parser.take("id:7\n").isEmpty());
    QCOMPARE(parser.lastId(), QByteArray());
    QVERIFY(parser.take("\n").isEmpty());

    QCOMPARE(parser.lastId(), "7"_ba);
}

void EventStreamParserTest::what_is_too_large_is_read_no_further()
{
    const QByteArray stream =
        "data:1\n\ndata:" + QByteArray(10, 'x') + "\ndata:" + QByteArray(20, 'x') + "\n\ndata:2\n\n";

    for (const qsizetype piece : {stream.size(), qsizetype{1}}) {
        EventStreamParser parser(30);
        QCOMPARE(inPieces(parser, stream, piece), Events{said("1")});
        QVERIFY(parser.isOverfull());
    }
}

QTEST_GUILESS_MAIN(EventStreamParserTest)
#include "tst_eventstreamparser.moc"
