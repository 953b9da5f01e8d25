// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// One contract for both stores; tst_sqlitestore.cpp has what only the one on disk has to do.
#include "client/store/memorystore.h"
#include "client/store/sqlitestore.h"
#include "protocol/rules.h"
#include "tests/support/client/stores.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <random>

using namespace madang;
using namespace madang::client;
using namespace madang::tests;

class TestStore : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"servers/s1/me.sqlite"_s);
    }
    void cleanup()
    {
        m_store.reset();
        m_folder.reset();
    }

    void what_was_applied_is_there_again_data() { kinds(); }
    void what_was_applied_is_there_again()
    {
        begin();
        QVERIFY(opened(*m_store) == ClientState{});
        const Person ann{.user = {.id = UserId{u"u2"_s}, .name = u"Ann"_s}, .gone = true};
        auto room = roomState(lobby, 7);
        room.confirmedN = 3;
        room.mentions = {{.message = MessageId{uuid(6)}, .n = 6}};

        QCOMPARE(applied(*m_store, {steps::KeepRoom{room}, steps::KeepPerson{ann}}, at(9)), Kept::OnDisk);
        again();

        const auto state = opened(*m_store);
        QCOMPARE(state.cursor, std::optional(at(9)));
        QVERIFY(state.rooms == QList{room});
        QVERIFY(state.people == QList{ann});
    }

    void the_outbox_and_the_drafts_are_there_again_data() { kinds(); }
    void the_outbox_and_the_drafts_are_there_again()
    {
        begin();
        opened(*m_store);
        auto refused = entry(2, 1);
        refused.state = OutboxState::Failed;
        refused.refusal = Error{.code = ErrorCode::Forbidden, .text = u"no"_s};
        auto sending = entry(1, 2);
        sending.state = OutboxState::Sending;
        const OutboxEntry edit{.id = ChangeId{uuid(3)},
                               .room = lobby,
                               .place = 3,
                               .command = Edit{.id = ChangeId{uuid(3)}, .message = MessageId{uuid(1)}, .text = u"b"_s}};

        put(*m_store, sending);
        put(*m_store, edit);
        put(*m_store, entry(4, 4));
        put(*m_store, refused);
        m_store->remove(entry(4, 4).id);
        m_store->setDraft(lobby, {.text = u"half a"_s, .replyTo = MessageId{uuid(1)}});
        m_store->setDraft(garden, {.text = u"gone"_s});
        m_store->setDraft(garden, {});
        applied(*m_store, {}, at(1));
        again();

        const auto state = opened(*m_store);
        const QList<OutboxEntry> expected{refused, entry(1, 2), edit};
        QVERIFY(state.outbox == expected);
        QCOMPARE(state.drafts.size(), 1);
        QCOMPARE(state.drafts.value(lobby).text, u"half a"_s);
        QCOMPARE(state.drafts.value(lobby).replyTo, std::optional(MessageId{uuid(1)}));
    }

    void holes_show_in_n_data() { kinds(); }
    void holes_show_in_n()
    {
        begin();
        opened(*m_store);
        applied(*m_store, {steps::KeepRoom{roomState(lobby)}, steps::KeepRoom{roomState(garden)}}, at(1));

        m_store->keep({message(lobby, 4), message(lobby, 2), message(lobby, 5), message(garden, 3)});

        QCOMPARE(numbers(range(*m_store, lobby, 1, 4)), (QList<qint64>{2, 4}));
        QVERIFY(found(*m_store, {MessageId{uuid(5)}, MessageId{uuid(9)}}) ==
                QList<CachedMessage>{{.message = message(lobby, 5)}});
    }

    void the_newer_revision_stays_data() { kinds(); }
    void the_newer_revision_stays()
    {
        begin();
        opened(*m_store);
        const MessageChange edit{
            .message = MessageId{uuid(1)}, .seq = 8, .what = TextEdited{.text = u"new"_s, .at = milliseconds(3)}};

        applied(*m_store,
                {steps::KeepRoom{roomState(lobby)}, steps::KeepMessage{message(lobby, 1)}, steps::ChangeMessage{edit}},
                at(8));
        m_store->keep({message(lobby, 1, u"old"_s)});

        const auto kept = range(*m_store, lobby, 1, 1);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept.first().message.text, u"new"_s);
        QCOMPARE(kept.first().message.rev, 8);
        QCOMPARE(kept.first().message.editedAt, std::optional(milliseconds(3)));
    }

    void after_a_reset_messages_are_stale_until_they_come_again_data() { kinds(); }
    void after_a_reset_messages_are_stale_until_they_come_again()
    {
        begin();
        opened(*m_store);
        applied(*m_store, {steps::KeepRoom{roomState(lobby, 3)}, steps::KeepRoom{roomState(garden, 1)}}, at(100));
        auto newer = message(lobby, 2, u"from the lost log"_s);
        newer.rev = 99;
        auto elsewhere = message(garden, 1);
        elsewhere.id = MessageId{uuid(31)};
        m_store->keep({message(lobby, 1), newer, elsewhere});

        applied(*m_store, {steps::Reset{}, steps::KeepRoom{roomState(lobby, 3)}}, Cursor{EpochId{u"e2"_s}, 50});
        applied(*m_store,
                {steps::ChangeMessage{
                    {.message = message(lobby, 1).id, .seq = 120, .what = TextEdited{.text = u"not taken"_s}}}},
                at(120));
        auto other = message(lobby, 2, u"another at the same n"_s);
        other.id = MessageId{uuid(77)};
        m_store->keep({other});

        const auto kept = range(*m_store, lobby, 1, 9);
        QCOMPARE(numbers(kept), (QList<qint64>{1, 2}));
        QVERIFY(kept.at(0).stale);
        QCOMPARE(kept.at(0).message.text, u"text"_s);
        QVERIFY(!kept.at(1).stale);
        QCOMPARE(kept.at(1).message, other);
        QVERIFY(found(*m_store, {newer.id, elsewhere.id}).isEmpty());
        QCOMPARE(opened(*m_store).rooms.size(), 1);
    }

    void a_room_that_is_left_takes_its_messages_along_data() { kinds(); }
    void a_room_that_is_left_takes_its_messages_along()
    {
        begin();
        opened(*m_store);
        applied(*m_store, {steps::KeepRoom{roomState(lobby, 3)}, steps::KeepMessage{message(lobby, 1)}}, at(1));

        applied(*m_store, {steps::DropRoom{lobby}}, at(2));
        m_store->keep({message(lobby, 1)});

        QVERIFY(range(*m_store, lobby, 1, 9).isEmpty());
        QVERIFY(opened(*m_store).rooms.isEmpty());
    }

    void both_stores_become_the_same_whatever_comes_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 5; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void both_stores_become_the_same_whatever_comes()
    {
        QFETCH(const quint32, seed);
        std::mt19937 chance(seed);
        MemoryStore memory;
        m_store = std::make_unique<SqliteStore>(m_path);
        opened(*m_store);
        constexpr int rounds = 60;
        for (int round = 1; round <= rounds; ++round) {
            const auto steps = randomSteps(chance);
            const QList<Message> fetched{randomMessage(chance), randomMessage(chance)};
            for (Store *store : {static_cast<Store *>(&memory), m_store.get()}) {
                applied(*store, steps, at(round));
                store->keep(fetched);
            }
            if (round % 20 == 0)
                again();
            QCOMPARE(rooms(*m_store), rooms(memory));
            for (const RoomId &room : {lobby, garden})
                QVERIFY(range(*m_store, room, 1, 99) == range(memory, room, 1, 99));
        }
    }

    void a_lost_position_is_lost_on_disk_too_data() { kinds(); }
    void a_lost_position_is_lost_on_disk_too()
    {
        begin();
        opened(*m_store);
        applied(*m_store, {}, at(5));

        applied(*m_store, {}, std::nullopt);
        again();

        QVERIFY(!opened(*m_store).cursor);
    }

private:
    static Message randomMessage(std::mt19937 &chance)
    {
        const auto below = [&chance](int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(chance); };
        Message random = message(below(2) == 0 ? lobby : garden, 1 + below(12), QString::number(below(1000)));
        random.id = MessageId{uuid(random.n + (random.room == lobby ? 0 : 100) + (below(4) == 0 ? 200 : 0))};
        random.rev = 1 + below(50);
        return random;
    }
    static QList<Step> randomSteps(std::mt19937 &chance)
    {
        const auto below = [&chance](int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(chance); };
        QList<Step> all;
        for (int i = below(6); i > 0; --i) {
            const Message random = randomMessage(chance);
            const int what = below(20);
            if (what == 0)
                all.append(steps::Reset{});
            else if (what == 1)
                all.append(steps::DropRoom{random.room});
            else if (what < 7)
                all.append(steps::KeepRoom{roomState(random.room, random.n)});
            else if (what < 13)
                all.append(steps::KeepMessage{random});
            else
                all.append(steps::ChangeMessage{
                    {.message = random.id, .seq = random.rev, .what = TextEdited{.text = random.text}}});
        }
        return all;
    }
    static QStringList rooms(Store &store)
    {
        QStringList all;
        const auto state = opened(store);
        for (const RoomState &room : state.rooms)
            all.append(u"%1 %2"_s.arg(room.room.id.value).arg(room.room.lastN));
        all.sort();
        return all;
    }
    void kinds()
    {
        QTest::addColumn<bool>("onDisk");
        QTest::newRow("memory") << false;
        QTest::newRow("sqlite") << true;
    }
    void begin()
    {
        QFETCH(const bool, onDisk);
        if (onDisk)
            m_store = std::make_unique<SqliteStore>(m_path);
        else
            m_store = std::make_unique<MemoryStore>();
    }
    /// The program starts again. (The memory of a MemoryStore ends with it, so that one goes on.)
    void again()
    {
        if (qobject_cast<SqliteStore *>(m_store.get()) == nullptr)
            return;
        m_store.reset();
        m_store = std::make_unique<SqliteStore>(m_path);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
