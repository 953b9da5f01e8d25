// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/pollbox.h"

#include "protocol/events.h"
#include "protocol/signals.h"

#include <QTest>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

SharedFrame eventAt(qint64 seq, qsizetype bytes = 10)
{
    return std::make_shared<const Frame>(Frame{
        .json = QByteArray(bytes, 'e'), .kind = Frame::Kind::Event, .name = MessagePosted::typeName, .position = seq});
}

SharedFrame signalOf(QLatin1StringView name, const QByteArray &json, const QString &room = {}, const QString &user = {})
{
    return std::make_shared<const Frame>(Frame{.json = json, .name = name, .room = {room}, .user = {user}});
}

SharedFrame liveAt(qint64 seq)
{
    return std::make_shared<const Frame>(Frame{.json = "live", .name = Live::typeName, .position = seq});
}

} // namespace

/// What one answer carries, and what it leaves for the next.
class PollBoxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void events_keep_their_order_and_move_the_position()
    {
        PollBox box;
        QVERIFY(box.isEmpty());
        box.put(eventAt(3));
        box.put(eventAt(5));
        QVERIFY(!box.isEmpty());

        const auto load = box.take();

        QCOMPARE(load.events.size(), 2);
        QCOMPARE(load.position, std::optional<qint64>(5));
        QVERIFY(load.isAll);
        QVERIFY(box.isEmpty());
        QVERIFY(box.take().events.isEmpty());
    }

    void live_moves_the_position_and_is_nothing_to_tell()
    {
        PollBox box;
        box.put(liveAt(9));

        QVERIFY(box.isEmpty());
        const auto load = box.take();
        QCOMPARE(load.position, std::optional<qint64>(9));
        QVERIFY(load.passing.isEmpty());
    }

    void of_what_passes_the_newest_of_its_room_and_user_is_kept()
    {
        PollBox box;
        box.put(signalOf(TypingChanged::typeName, "ann writes in a", u"a"_s, u"ann"_s));
        box.put(signalOf(TypingChanged::typeName, "bob writes in a", u"a"_s, u"bob"_s));
        box.put(signalOf(TypingChanged::typeName, "ann writes in b", u"b"_s, u"ann"_s));
        box.put(signalOf(PresenceChanged::typeName, "ann is away", {}, u"ann"_s));
        box.put(signalOf(TypingChanged::typeName, "ann stopped in a", u"a"_s, u"ann"_s));
        box.put(signalOf(PresenceChanged::typeName, "ann is back", {}, u"ann"_s));
        box.put(signalOf(ReadMoved::typeName, "a is read to 1", u"a"_s));
        box.put(signalOf(ReadMoved::typeName, "b is read to 1", u"b"_s));
        box.put(signalOf(ReadMoved::typeName, "a is read to 2", u"a"_s));

        QCOMPARE(box.take().passing, (QByteArrayList{"bob writes in a", "ann writes in b", "ann stopped in a",
                                                     "ann is back", "b is read to 1", "a is read to 2"}));
    }

    void a_hundred_of_what_passes_wait_and_what_matters_stays()
    {
        PollBox box;
        box.put(signalOf(Restarting::typeName, "restarting"));
        for (int i = 0; i < 150; ++i) {
            box.put(signalOf(PresenceChanged::typeName, QByteArray::number(i), {}, QString::number(i)));
            box.put(signalOf(ReadMoved::typeName, "read", QString::number(i)));
        }

        const auto load = box.take();

        QCOMPARE(load.passing.size(), 1 + 100 + 150);
        QCOMPARE(load.passing.first(), "restarting");
        QVERIFY(!load.passing.contains("49"));
        QVERIFY(load.passing.contains("50"));
        QVERIFY(load.passing.contains("149"));
        box.put(signalOf(PresenceChanged::typeName, "again", {}, u"ann"_s));
        QCOMPARE(box.take().passing, QByteArrayList{"again"});
    }

    void an_answer_is_cut_where_it_would_be_too_large()
    {
        PollBox box;
        for (int i = 1; i <= 10; ++i)
            box.put(eventAt(i, 60'000));
        box.put(signalOf(Restarting::typeName, QByteArray(30'000, 's')));
        box.put(liveAt(12));
        QVERIFY(box.isFull());

        QList<qint64> positions;
        qsizetype largest = 0;
        for (bool isAll = false; !isAll && positions.size() < 100;) {
            const auto load = box.take();
            positions.append(load.position.value_or(0));
            largest = std::max(largest, load.events.join(',').size() + load.passing.join(',').size());
            isAll = load.isAll;
        }

        QCOMPARE(positions, (QList<qint64>{3, 7, 12}));
        QVERIFY(largest < PollBox::mostBytes);
        QVERIFY(!box.isFull());
    }

    void an_event_that_is_larger_goes_alone()
    {
        PollBox box;
        box.put(eventAt(1, PollBox::mostBytes + 1));
        box.put(eventAt(2));

        const auto first = box.take();
        const auto second = box.take();

        QCOMPARE(first.events.size(), 1);
        QCOMPARE(first.position, std::optional<qint64>(1));
        QVERIFY(!first.isAll);
        QCOMPARE(second.position, std::optional<qint64>(2));
        QVERIFY(second.isAll);
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::PollBoxTest)
#include "tst_pollbox.moc"
