// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/replica/readmarks.h"
#include "client/replica/replica.h"
#include "client/store/memorystore.h"
#include "tests/support/client/things.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

#include <deque>
#include <memory>

using namespace madang;
using namespace madang::client;
using namespace madang::tests;

namespace
{

const UserId me{u"me"_s};
const UserId ann{u"u2"_s};
const RoomId lobby{u"lobby"_s};
const EpochId first{u"e1"_s};

Snapshot snapshot(qint64 seq, qint64 lastN, qint64 readN)
{
    return {.epoch = first,
            .cursor = {first, seq},
            .rooms = {{.id = lobby, .name = u"Lobby"_s, .lastN = lastN, .readN = readN, .members = {me, ann}}},
            .users = {{.id = me, .name = u"Me"_s}, {.id = ann, .name = u"Ann"_s}}};
}

Welcome welcome(const std::optional<Snapshot> &snapshot)
{
    Welcome welcome;
    welcome.epoch = first;
    welcome.resumed = !snapshot;
    welcome.snapshot = snapshot;
    return welcome;
}

Event happened(qint64 seq, const EventBody &body, const UserId &by = ann)
{
    return {.seq = seq, .at = milliseconds(seq), .by = by, .room = lobby, .body = body};
}

EventBody posted(qint64 n, const QList<UserId> &mentions = {})
{
    return MessagePosted{.id = MessageId{uuid(n)}, .n = n, .text = u"text"_s, .mentions = mentions};
}

/// A server that hears how far the user has read.
class FakeReads final : public ReadSender
{
public:
    void send(const Read &read, Answered answered) override
    {
        heard.append(read.n);
        m_open.push_back(std::move(answered));
    }
    void answers(qint64 n)
    {
        const auto answered = std::move(m_open.front());
        m_open.pop_front();
        answered(n);
    }
    QList<qint64> heard;

private:
    std::deque<Answered> m_open;
};

} // namespace

class TestReplica : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_store = std::make_unique<MemoryStore>();
        m_replica = std::make_unique<Replica>(*m_store, me);
        m_replica->restore({});
        m_replica->welcome(welcome(snapshot(10, 4, 4)));
    }
    void cleanup()
    {
        m_replica.reset();
        m_store.reset();
    }

    void a_snapshot_is_everything()
    {
        QCOMPARE(m_replica->cursor(), std::optional(Cursor{first, 10}));
        QCOMPARE(lobbyNow().name, u"Lobby"_s);
        QCOMPARE(m_replica->nameOf(ann), u"Ann"_s);
        QCOMPARE(m_replica->nameOf(UserId{u"u9"_s}), u"u9"_s);
    }

    void what_was_applied_is_not_applied_again()
    {
        QSignalSpy messages(m_replica.get(), &Replica::messagePosted);
        m_replica->apply(happened(11, posted(5)));

        m_replica->apply(happened(11, posted(5)));
        m_replica->apply(happened(10, posted(4)));

        QCOMPARE(messages.size(), 1);
        QCOMPARE(lobbyNow().lastN, 5);
        QCOMPARE(m_replica->cursor()->seq, 11);
    }

    void unread_is_arithmetic_and_reading_never_moves_back()
    {
        m_replica->apply(happened(11, posted(5)));
        m_replica->apply(happened(12, posted(6)));
        QCOMPARE(m_replica->room(lobby)->unread(), 2);

        m_replica->read(lobby, 5);
        m_replica->read(lobby, 3);
        QCOMPARE(m_replica->room(lobby)->unread(), 1);
        m_replica->read(lobby, 99);
        QCOMPARE(m_replica->room(lobby)->unread(), 0);

        m_replica->apply(happened(13, posted(7)));
        m_replica->apply(happened(14, posted(8), me));
        QCOMPARE(m_replica->room(lobby)->unread(), 0);
    }

    void another_device_reads()
    {
        m_replica->apply(happened(11, posted(5)));

        m_replica->apply(Signal(ReadMoved{.room = lobby, .n = 5}));

        QCOMPARE(m_replica->room(lobby)->unread(), 0);
        QCOMPARE(m_replica->room(lobby)->confirmedN, 5);
    }

    void what_addresses_one_is_counted_until_it_is_read()
    {
        m_replica->apply(happened(11, posted(5, {me})));
        m_replica->apply(happened(12, posted(6, {me})));
        m_replica->apply(happened(13, posted(7, {me}), me));
        QCOMPARE(mentions(), 0); // one's own message reads what is before it

        m_replica->apply(happened(14, posted(8, {me})));
        m_replica->apply(happened(15, posted(9, {me})));
        m_replica->apply(happened(16, posted(10)));
        QCOMPARE(mentions(), 2);
        m_replica->apply(happened(17, MessageEdited{.message = MessageId{uuid(8)}, .text = u"never mind"_s}));
        QCOMPARE(mentions(), 1);
        m_replica->read(lobby, 9);
        QCOMPARE(mentions(), 0);
    }

    void a_hole_is_never_silent()
    {
        QSignalSpy lost(m_replica.get(), &Replica::lost);

        m_replica->apply(happened(11, posted(6)));
        m_replica->apply(happened(12, posted(7)));
        settle();

        QCOMPARE(lost.size(), 1);
        QVERIFY(!m_replica->cursor());
        QVERIFY(!stored().cursor);
        m_replica->welcome(welcome(snapshot(12, 7, 4)));
        QCOMPARE(m_replica->cursor()->seq, 12);
        QCOMPARE(lobbyNow().lastN, 7);
    }

    void the_heartbeat_moves_the_position_of_its_own_log_only()
    {
        m_replica->apply(Signal(Live{{first, 20}}));
        QCOMPARE(m_replica->cursor()->seq, 20);

        m_replica->apply(Signal(Live{{EpochId{u"e7"_s}, 30}}));
        m_replica->apply(Signal(Live{{first, 15}}));
        QCOMPARE(m_replica->cursor()->seq, 20);

        m_replica->skip(21);
        QCOMPARE(m_replica->cursor()->seq, 21);
    }

    void after_a_restart_of_the_server_positions_are_of_its_new_epoch()
    {
        Welcome again = welcome(std::nullopt);
        again.epoch = EpochId{u"e2"_s};
        m_replica->welcome(again);
        QCOMPARE(m_replica->cursor(), std::optional(Cursor{first, 10}));

        m_replica->apply(happened(11, posted(5)));

        QCOMPARE(m_replica->cursor(), std::optional(Cursor{EpochId{u"e2"_s}, 11}));
    }

    void who_leaves_a_room_keeps_nothing_of_it()
    {
        QSignalSpy left(m_replica.get(), &Replica::ownLeft);
        m_replica->apply(happened(11, posted(5)));

        m_replica->apply(happened(12, MemberLeft{me}));
        m_replica->apply(happened(13, posted(6)));
        settle();

        QCOMPARE(left.size(), 1);
        QVERIFY(m_replica->room(lobby) == nullptr);
        QVERIFY(stored().rooms.isEmpty());
        QVERIFY(messages().isEmpty());
        const Room now{.id = lobby, .name = u"Lobby"_s, .lastN = 6, .readN = 6, .members = {ann, me}};
        m_replica->apply(happened(14, MemberJoined{.user = me, .roomObject = now}));
        QCOMPARE(lobbyNow(), now);
    }

    void people_who_go_keep_their_names()
    {
        m_replica->apply(happened(11, UserRemoved{ann}));

        QCOMPARE(m_replica->nameOf(ann), u"Ann"_s);
        QVERIFY(m_replica->people().value(ann).gone);
        QCOMPARE(lobbyNow().members, QList{me});
    }

    void what_was_read_offline_survives_a_snapshot()
    {
        m_replica->apply(happened(11, posted(5)));
        m_replica->read(lobby, 5);

        m_replica->welcome(welcome(snapshot(20, 8, 4)));

        QCOMPARE(m_replica->room(lobby)->unread(), 3);
        QCOMPARE(m_replica->room(lobby)->confirmedN, 4);
    }

    void what_is_on_disk_is_of_one_moment()
    {
        m_replica->apply(happened(11, posted(5)));
        m_replica->apply(happened(12, MessageEdited{.message = MessageId{uuid(5)}, .text = u"new"_s}));
        QVERIFY(!stored().cursor || stored().cursor->seq == 12); // both or nothing, and the position with them
        settle();

        QCOMPARE(stored().cursor->seq, 12);
        QCOMPARE(messages().size(), 1);
        QCOMPARE(messages().first().message.text, u"new"_s);
        QCOMPARE(stored().rooms.first().room.lastN, 5);
    }

    void news_come_when_everything_agrees()
    {
        qint64 seen = 0;
        connect(m_replica.get(), &Replica::messagePosted, this, [this, &seen](const Message &message) {
            QCOMPARE(m_replica->cursor()->seq, message.seq);
            seen = m_replica->room(lobby)->room.lastN;
        });

        m_replica->apply(happened(11, posted(5)));

        QCOMPARE(seen, 5);
    }

    void read_marks_are_told_now_or_when_the_connection_is_back()
    {
        FakeReads server;
        ReadMarks marks(*m_replica, server);
        m_replica->apply(happened(11, posted(5)));
        m_replica->apply(happened(12, posted(6)));

        marks.read(lobby, 5);
        QVERIFY(server.heard.isEmpty());
        marks.goLive();
        QCOMPARE(server.heard, QList<qint64>{5});
        marks.read(lobby, 6);
        QCOMPARE(server.heard, QList<qint64>{5});
        server.answers(5);
        QCOMPARE(server.heard, (QList<qint64>{5, 6}));

        marks.goOffline();
        marks.goLive();
        QCOMPARE(server.heard, (QList<qint64>{5, 6, 6}));
    }

private:
    [[nodiscard]] Room lobbyNow() const
    {
        const RoomState *const state = m_replica->room(lobby);
        Room room = state == nullptr ? Room{} : state->room;
        room.last.reset();
        return room;
    }
    [[nodiscard]] qsizetype mentions() const { return m_replica->room(lobby)->mentions.size(); }
    [[nodiscard]] ClientState stored() const
    {
        return answerOf<ClientState>([this](auto then) { m_store->open(then); });
    }
    [[nodiscard]] QList<CachedMessage> messages() const
    {
        return answerOf<QList<CachedMessage>>([this](auto then) { m_store->range(lobby, 1, 99, then); });
    }
    static void settle()
    {
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }

    std::unique_ptr<MemoryStore> m_store;
    std::unique_ptr<Replica> m_replica;
};

QTEST_GUILESS_MAIN(TestReplica)
#include "tst_replica.moc"
