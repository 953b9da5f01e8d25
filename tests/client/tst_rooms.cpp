// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/replica/attendance.h"
#include "client/rooms/rights.h"
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
    void what_can_be_done_to_a_person_follows_the_roles_data()
    {
        using Acts = QList<PersonAct>;
        using enum PersonAct;
        QTest::addColumn<Role>("mine");
        QTest::addColumn<Role>("theirs");
        QTest::addColumn<bool>("madeTheRoom");
        QTest::addColumn<Acts>("acts");
        const auto row = [](const char *name, Role mine, Role theirs, bool made, const Acts &acts) {
            QTest::newRow(name) << mine << theirs << made << acts;
        };
        row("a member", Role::Member, Role::Member, false, {Write});
        row("who made the room", Role::Member, Role::Admin, true, {Write, RemoveFromRoom});
        row("an admin and a member", Role::Admin, Role::Member, false,
            {Write, RemoveFromRoom, NewLink, RemoveFromServer});
        row("an admin and another", Role::Admin, Role::Admin, false, {Write, RemoveFromRoom});
        row("an admin and the owner", Role::Admin, Role::Owner, false, {Write, RemoveFromRoom});
        row("an owner and a member", Role::Owner, Role::Member, false,
            {Write, RemoveFromRoom, MakeAdmin, NewLink, RemoveFromServer});
        row("an owner and an admin", Role::Owner, Role::Admin, false,
            {Write, RemoveFromRoom, MakeMember, NewLink, RemoveFromServer});
    }
    void what_can_be_done_to_a_person_follows_the_roles()
    {
        QFETCH(const Role, mine);
        QFETCH(const Role, theirs);
        QFETCH(const bool, madeTheRoom);
        MemoryStore store;
        Replica replica(store, me);
        const UserId ann{u"ann"_s};
        auto state = room(u"lobby"_s, RoomKind::Public, 0, {me, ann});
        state.room.creator = madeTheRoom ? me : UserId{u"somebody"_s};
        auto direct = room(u"direct"_s, RoomKind::Direct, 0, {me, ann});
        ClientState kept;
        kept.rooms = {state, direct};
        kept.people = {{.user = {.id = me, .name = u"Me"_s, .role = mine}},
                       {.user = {.id = ann, .name = u"Ann"_s, .role = theirs}}};
        replica.restore(kept);

        QTEST(rights::actsOn(ann, lobby, replica), "acts");
        QVERIFY(rights::actsOn(me, lobby, replica).isEmpty());
        QVERIFY(!rights::actsOn(ann, RoomId{u"direct"_s}, replica).contains(PersonAct::RemoveFromRoom));
    }

    void a_conversation_with_one_person_is_found_again()
    {
        QHash<RoomId, RoomState> rooms;
        const UserId ann{u"ann"_s};
        const UserId bob{u"bob"_s};
        const auto add = [&rooms](const RoomState &state) { rooms.insert(state.room.id, state); };
        add(room(u"all"_s, RoomKind::Direct, 0, {me, ann, bob}));
        add(room(u"two"_s, RoomKind::Direct, 0, {ann, me}));
        add(room(u"lab"_s, RoomKind::Private, 0, {me, bob}));

        QCOMPARE(directRoomWith(ann, me, rooms), RoomId{u"two"_s});
        QCOMPARE(directRoomWith(bob, me, rooms), std::nullopt);
    }

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
