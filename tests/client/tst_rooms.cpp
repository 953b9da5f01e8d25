// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/replica/attendance.h"
#include "client/rooms/sidebar.h"
#include "client/store/memorystore.h"
#include "tests/support/client/things.h"
#include "tests/support/faketime.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace madang::tests;
using namespace std::chrono_literals;

namespace
{

const UserId me{u"me"_s};
const RoomId lobby{u"lobby"_s};

RoomState room(const QString &id, RoomKind kind, qint64 lastN = 0, const QList<UserId> &members = {me})
{
    RoomState state = roomState(RoomId{id}, lastN);
    state.room.kind = kind;
    state.room.members = members;
    if (kind == RoomKind::Direct)
        state.room.name.clear();
    return state;
}

} // namespace

class TestRooms : public QObject
{
    Q_OBJECT

private slots:
    void rows_stand_where_people_look_for_them()
    {
        QHash<RoomId, RoomState> rooms;
        const auto add = [&rooms](const RoomState &state) { rooms.insert(state.room.id, state); };
        add(room(u"Notices"_s, RoomKind::Public));
        add(room(u"lab 10"_s, RoomKind::Public));
        add(room(u"lab 9"_s, RoomKind::Private));
        add(room(u"busy"_s, RoomKind::Public, 5));
        auto addressed = room(u"zoo"_s, RoomKind::Public, 7);
        addressed.mentions = {{.message = MessageId{uuid(3)}, .n = 3}};
        add(addressed);
        add(room(u"d1"_s, RoomKind::Direct, 0, {me, UserId{u"Mina"_s}}));
        add(room(u"d2"_s, RoomKind::Direct, 2, {UserId{u"Jun"_s}, me}));
        add(room(u"d3"_s, RoomKind::Direct, 0, {UserId{u"mina"_s}, UserId{u"Ann"_s}, me}));
        const QHash<RoomId, Draft> drafts{{RoomId{u"lab 9"_s}, {.text = u"half"_s}}};

        const auto rows = roomRows(
            {.rooms = rooms, .drafts = drafts, .me = me, .nameOf = [](const UserId &user) { return user.value; }});

        QStringList names;
        for (const RoomRow &row : rows)
            names.append(row.name);
        const QStringList expected{u"Jun"_s,    u"zoo"_s,     u"busy"_s,      u"lab 9"_s,
                                   u"lab 10"_s, u"Notices"_s, u"Ann, mina"_s, u"Mina"_s};
        QCOMPARE(names, expected);
        QCOMPARE(rows.at(0).section, RoomSection::Unread);
        QCOMPARE(rows.at(0).addressed, 2);
        QCOMPARE(rows.at(0).person, std::optional(UserId{u"Jun"_s}));
        QCOMPARE(rows.at(1).unread, 7);
        QCOMPARE(rows.at(1).addressed, 1);
        QCOMPARE(rows.at(3).section, RoomSection::Rooms);
        QVERIFY(rows.at(3).draft);
        QCOMPARE(rows.at(6).section, RoomSection::People);
        QVERIFY(!rows.at(6).person);
        QCOMPARE(totalOf(rows), (UnreadTotal{.unread = 14, .addressed = 3}));
    }

    void a_conversation_with_oneself_has_ones_own_name()
    {
        const auto own = room(u"d1"_s, RoomKind::Direct);

        QCOMPARE(roomName(own.room, me, [](const UserId &user) -> QString { return u"I, "_s + user.value; }),
                 u"I, me"_s);
    }

    void a_draft_is_saved_half_a_second_after_its_last_change()
    {
        FakeTime time;
        MemoryStore store;
        Drafts drafts(store, time);
        QSignalSpy changes(&drafts, &Drafts::changed);

        drafts.set(lobby, {.text = u"h"_s});
        time.pass(400ms);
        drafts.set(lobby, {.text = u"hi"_s});
        time.pass(499ms);
        QVERIFY(saved(store).isEmpty());
        time.pass(1ms);
        QCOMPARE(saved(store).value(lobby).text, u"hi"_s);
        QCOMPARE(changes.size(), 1);

        drafts.set(lobby, {});
        drafts.save();
        QVERIFY(saved(store).isEmpty());
        QCOMPARE(changes.size(), 2);
    }

    void a_draft_is_saved_when_the_program_ends()
    {
        FakeTime time;
        MemoryStore store;
        {
            Drafts drafts(store, time);
            drafts.set(lobby, {.text = u"h"_s});
        }
        QCOMPARE(saved(store).size(), 1);
    }

    void the_sidebar_follows_at_most_once_a_turn()
    {
        FakeTime time;
        MemoryStore store;
        Replica replica(store, me);
        Drafts drafts(store, time);
        Sidebar sidebar(replica, drafts);
        QSignalSpy changes(&sidebar, &Sidebar::changed);

        ClientState state;
        state.rooms = {room(u"lobby"_s, RoomKind::Public, 3)};
        replica.restore(state);
        drafts.set(lobby, {.text = u"h"_s});
        QCoreApplication::processEvents();

        QCOMPARE(changes.size(), 1);
        QCOMPARE(sidebar.total().unread, 3);
        QVERIFY(sidebar.rows().first().draft);
        replica.read(lobby, 3);
        QCoreApplication::processEvents();
        QCOMPARE(sidebar.total().unread, 0);
    }

    void typing_ends_by_itself_with_a_message_or_a_word()
    {
        FakeTime time;
        Attendance attendance(time, time, me);
        QSignalSpy changes(&attendance, &Attendance::typingChanged);
        const auto types = [&attendance](const QString &who, bool on) {
            attendance.apply(Signal(TypingChanged{.room = lobby, .user = UserId{who}, .on = on}));
        };

        types(u"ann"_s, true);
        time.pass(3s);
        types(u"ann"_s, true);
        types(u"bob"_s, true);
        types(u"me"_s, true);
        QCOMPARE(attendance.typing(lobby), (QList{UserId{u"ann"_s}, UserId{u"bob"_s}}));
        QCOMPARE(changes.size(), 2);
        types(u"bob"_s, false);
        time.pass(5999ms);
        QCOMPARE(attendance.typing(lobby), QList{UserId{u"ann"_s}});
        time.pass(1ms);
        QVERIFY(attendance.typing(lobby).isEmpty());

        types(u"u2"_s, true);
        attendance.posted(message(lobby, 1));
        QVERIFY(attendance.typing(lobby).isEmpty());
    }

    void without_a_connection_nobody_knows_who_is_here()
    {
        FakeTime time;
        Attendance attendance(time, time, me);
        const UserId ann{u"ann"_s};
        QVERIFY(!attendance.presence(ann));

        attendance.welcome({});
        QCOMPARE(attendance.presence(ann)->state, Presence::Offline);
        attendance.apply(Signal(PresenceChanged{.user = ann, .state = Presence::Away, .since = 5ms}));
        attendance.apply(Signal(TypingChanged{.room = lobby, .user = ann, .on = true}));
        QCOMPARE(attendance.presence(ann)->state, Presence::Away);

        attendance.goOffline();
        QVERIFY(!attendance.presence(ann));
        QVERIFY(attendance.typing(lobby).isEmpty());
        attendance.welcome({});
        QCOMPARE(attendance.presence(ann)->state, Presence::Offline);
    }

private:
    static QHash<RoomId, Draft> saved(MemoryStore &store)
    {
        return answerOf<ClientState>([&store](auto then) { store.open(then); }).drafts;
    }
};

QTEST_GUILESS_MAIN(TestRooms)
#include "tst_rooms.moc"
