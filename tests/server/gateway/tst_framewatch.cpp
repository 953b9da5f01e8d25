// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/framewatch.h"

#include <QTest>

namespace madang::server
{

namespace
{

constexpr qint64 mostBytes = 300;

QByteArray frame(int first, const QByteArray &payload, int form = 0)
{
    QByteArray bytes(1, static_cast<char>(first));
    if (form == 126)
        bytes += QByteArray::fromHex("fe") + static_cast<char>(payload.size() >> 8) + static_cast<char>(payload.size());
    else if (form == 127)
        bytes += QByteArray::fromHex("ff000000000000") + static_cast<char>(payload.size() >> 8) +
                 static_cast<char>(payload.size());
    else
        bytes += static_cast<char>(0x80 | payload.size());
    return bytes + QByteArray(4, '\0') + payload;
}

std::optional<CloseCode> judged(const QByteArray &bytes)
{
    return FrameWatch(mostBytes).take(bytes);
}

} // namespace

/// What frames are judged by, and what is known of those that pass.
class FrameWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrong_frames_are_found_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<CloseCode>("code");
        QTest::newRow("no mask") << QByteArray::fromHex("8100") << CloseCode::ProtocolError;
        QTest::newRow("reserved bit") << frame(0xc1, "a") << CloseCode::ProtocolError;
        QTest::newRow("reserved data opcode") << frame(0x83, "a") << CloseCode::ProtocolError;
        QTest::newRow("reserved control opcode") << frame(0x8b, "a") << CloseCode::ProtocolError;
        QTest::newRow("ping in fragments") << frame(0x09, "a") << CloseCode::ProtocolError;
        QTest::newRow("long ping") << frame(0x89, QByteArray(126, 'a'), 126) << CloseCode::ProtocolError;
        QTest::newRow("continuation of nothing") << frame(0x80, "a") << CloseCode::ProtocolError;
        QTest::newRow("continuation of what has ended")
            << frame(0x81, "a") + frame(0x80, "a") << CloseCode::ProtocolError;
        QTest::newRow("text inside of text") << frame(0x01, "a") + frame(0x81, "a") << CloseCode::ProtocolError;
        QTest::newRow("16 bits for 125") << frame(0x81, QByteArray(125, 'a'), 126) << CloseCode::ProtocolError;
        QTest::newRow("64 bits for 300") << frame(0x81, QByteArray(300, 'a'), 127) << CloseCode::ProtocolError;
        QTest::newRow("highest bit") << QByteArray::fromHex("82ff800000000001000000000000") << CloseCode::ProtocolError;
        QTest::newRow("2 GiB") << QByteArray::fromHex("82ff000000008000000000000000") << CloseCode::TooLarge;
        QTest::newRow("one too many") << frame(0x81, QByteArray(301, 'a'), 126) << CloseCode::TooLarge;
        QTest::newRow("too many in fragments")
            << frame(0x01, QByteArray(300, 'a'), 126) + frame(0x80, "a") << CloseCode::TooLarge;
    }
    void wrong_frames_are_found()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const CloseCode, code);

        QCOMPARE(judged(bytes), std::optional(code));
        FrameWatch slow(mostBytes);
        std::optional<CloseCode> found;
        for (qsizetype i = 0; i < bytes.size() && !found; ++i)
            found = slow.take(QByteArrayView(bytes).sliced(i, 1));
        QCOMPARE(found, std::optional(code));
    }

    void good_frames_pass()
    {
        QCOMPARE(judged(frame(0x81, QByteArray(300, 'a'), 126) + frame(0x82, QByteArray(300, 'a'), 126)), std::nullopt);
        QCOMPARE(judged(frame(0x01, "a") + frame(0x89, "p") + frame(0x00, "") + frame(0x80, "b")), std::nullopt);
        QCOMPARE(judged(frame(0x89, QByteArray(125, 'a')) + frame(0x8a, "") + frame(0x88, "")), std::nullopt);
    }

    void what_follows_a_close_is_nothing()
    {
        QCOMPARE(judged(frame(0x88, "") + QByteArray(100, '\xff')), std::nullopt);
    }

    void it_knows_whether_something_has_begun_and_not_ended()
    {
        FrameWatch watch(mostBytes);
        QVERIFY(!watch.isMidway());
        for (const QByteArray &piece : {QByteArray("\x01"), QByteArray("\x82"), QByteArray(4, '\0'), QByteArray("a"),
                                        QByteArray("b"), frame(0x89, "p"), frame(0x00, "c")}) {
            QVERIFY(!watch.take(piece));
            QVERIFY(watch.isMidway());
        }
        QCOMPARE(watch.pauses(), 0);

        QVERIFY(!watch.take(frame(0x80, "d")));

        QVERIFY(!watch.isMidway());
        QCOMPARE(watch.pauses(), 1);
        QCOMPARE(watch.beats(), 1);
    }

    void payload_need_not_be_shown()
    {
        FrameWatch watch(mostBytes);
        QVERIFY(!watch.take(frame(0x81, QByteArray(10, 'a')).first(8)));
        QCOMPARE(watch.payloadLeft(), 8);

        watch.skip(8);

        QVERIFY(!watch.isMidway());
        QCOMPARE(watch.take(QByteArray::fromHex("8100")), std::optional(CloseCode::ProtocolError));
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::FrameWatchTest)
#include "tst_framewatch.moc"
