// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/fakepeer.h"

#include <QTest>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;

namespace
{

ChangeId newChange()
{
    return {rules::newUuid()};
}

CreateRoom makes(RoomKind kind, const QString &name, const QList<UserId> &members = {})
{
    return {.id = newChange(), .kind = kind, .name = name, .members = members};
}

} // namespace

/// Rooms: who makes, sees, enters, leaves and looks after them. Ann is the owner, Bob makes the rooms, Cat is in them,
/// Dan is not.
class HubRoomsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        house = std::make_unique<House>();
        ann = std::make_unique<FakePeer>(*house, u"ann"_s, Role::Owner);
        bob = std::make_unique<FakePeer>(*house, u"bob"_s);
        cat = std::make_unique<FakePeer>(*house, u"cat"_s);
        dan = std::make_unique<FakePeer>(*house, u"dan"_s);
        for (FakePeer *peer : everybody())
            peer->connects();
        open = bob->sends(makes(RoomKind::Public, u"garden"_s, {{u"cat"_s}}))->room.id;
        den = bob->sends(makes(RoomKind::Private, u"den"_s, {{u"cat"_s}}))->room.id;
        direct = bob->sends(makes(RoomKind::Direct, {}, {{u"cat"_s}}))->room.id;
        for (FakePeer *peer : everybody())
            peer->forgets();
    }
    void cleanup()
    {
        ann.reset();
        bob.reset();
        cat.reset();
        dan.reset();
        house.reset();
    }

    void a_new_room_is_told_to_its_members_only()
    {
        const auto made =
            bob->sends(CreateRoom{.id = newChange(), .kind = RoomKind::Private, .name = u"x"_s, .topic = u"plans"_s});

        QVERIFY(made);
        QCOMPARE(made->room.members, QList<UserId>{{u"bob"_s}});
        QCOMPARE(made->room.topic, u"plans"_s);
        QCOMPARE(made->existing, false);
        QCOMPARE(bob->last<RoomCreated>().room, made->room);
        QVERIFY(!cat->got<RoomCreated>());
        QVERIFY(!ann->got<RoomCreated>());
    }

    void the_same_creation_again_answers_with_the_room_as_it_is_now()
    {
        const CreateRoom command = makes(RoomKind::Public, u"x"_s);
        const auto first = bob->sends(command);
        QVERIFY(cat->sends(JoinRoom{.room = first->room.id, .id = newChange()}));

        const auto again = bob->sends(command);
        const auto other = bob->sends(CreateRoom{.id = command.id, .kind = RoomKind::Private, .name = u"x"_s});

        QVERIFY(again);
        QCOMPARE(again->duplicate, true);
        QCOMPARE(again->seq, first->seq);
        QCOMPARE(again->room.id, first->room.id);
        QCOMPARE(again->room.members.size(), 2);
        QCOMPARE(other.error().code, ErrorCode::Conflict);
    }

    void public_names_are_unique_however_they_are_written_and_private_ones_are_not()
    {
        const auto same = dan->sends(makes(RoomKind::Public, u"ＧARDEN"_s)); // a full-width G
        const auto hidden = dan->sends(makes(RoomKind::Private, u"garden"_s));
        const auto renamed = bob->sends(UpdateRoom{.room = den, .id = newChange(), .name = u"garden"_s});
        const auto clash = ann->sends(UpdateRoom{.room = house->commonRoom(), .id = newChange(), .name = u"Garden"_s});
        const auto itself = bob->sends(UpdateRoom{.room = open, .id = newChange(), .name = u"Garden"_s});

        QCOMPARE(same.error().code, ErrorCode::Conflict);
        QVERIFY(hidden);
        QVERIFY(renamed);
        QCOMPARE(clash.error().code, ErrorCode::Conflict);
        QVERIFY(itself);
    }

    void two_who_want_the_same_name_at_once_do_not_both_get_it()
    {
        const qint64 bobs = bob->says(makes(RoomKind::Public, u"pond"_s));
        const qint64 dans = dan->says(makes(RoomKind::Public, u"pond"_s));
        house->settle();

        QVERIFY(bob->answerTo<CreateRoom>(bobs));
        QCOMPARE(dan->answerTo<CreateRoom>(dans).error().code, ErrorCode::Conflict);
    }

    void the_same_people_have_one_direct_room()
    {
        const qint64 head = house->directory().head();
        const auto others = cat->sends(makes(RoomKind::Direct, {}, {{u"bob"_s}, {u"cat"_s}}));
        QVERIFY(others);
        QCOMPARE(others->existing, true);
        QCOMPARE(others->room.id, direct);
        QCOMPARE(house->directory().head(), head);

        const auto wider = cat->sends(makes(RoomKind::Direct, {}, {{u"bob"_s}, {u"dan"_s}}));
        QVERIFY(wider && !wider->existing);
        QVERIFY(wider->room.id != direct);
    }

    void the_creation_of_a_direct_room_again_is_a_duplicate_and_not_an_existing_one()
    {
        const CreateRoom command = makes(RoomKind::Direct, {}, {{u"dan"_s}});
        const auto first = bob->sends(command);
        const auto again = bob->sends(command);

        QCOMPARE(again->duplicate, true);
        QCOMPARE(again->existing, false);
        QCOMPARE(again->seq, first->seq);
    }

    void what_is_no_room_is_refused()
    {
        QCOMPARE(bob->sends(makes(RoomKind::Public, {})).error().code, ErrorCode::BadRequest);
        QCOMPARE(bob->sends(makes(RoomKind::Direct, u"named"_s, {{u"cat"_s}})).error().code, ErrorCode::BadRequest);
        QCOMPARE(bob->sends(makes(RoomKind::Direct, {})).error().code, ErrorCode::BadRequest);
        QCOMPARE(bob->sends(makes(RoomKind::Private, u"x"_s, {{u"nobody"_s}})).error().code, ErrorCode::NotFound);
        QCOMPARE(bob->sends(UpdateRoom{.room = open, .id = newChange()}).error().code, ErrorCode::BadRequest);
    }

    void one_sees_ones_own_rooms_and_the_public_ones()
    {
        const auto idsOf = [](const auto &list) {
            QSet<RoomId> ids;
            for (const Room &room : list->rooms)
                ids.insert(room.id);
            return ids;
        };
        QCOMPARE(idsOf(dan->sends(ListRooms{})), (QSet<RoomId>{house->commonRoom(), open}));
        QCOMPARE(idsOf(cat->sends(ListRooms{})), (QSet<RoomId>{house->commonRoom(), open, den, direct}));
        QCOMPARE(idsOf(ann->sends(ListRooms{})), (QSet<RoomId>{house->commonRoom(), open}));
    }

    void anybody_enters_and_leaves_a_public_room()
    {
        const JoinRoom join{.room = open, .id = newChange()};
        const auto joined = dan->sends(join);
        const auto again = dan->sends(join);
        const auto twice = dan->sends(JoinRoom{.room = open, .id = newChange()});
        const auto left = dan->sends(LeaveRoom{.room = open, .id = newChange()});
        const auto late = dan->sends(join);

        QVERIFY(joined && left);
        QVERIFY(again && again->duplicate && again->seq == joined->seq);
        QCOMPARE(twice.error().code, ErrorCode::Conflict);
        QVERIFY(late && late->duplicate); // and not in again
        QVERIFY(!house->directory().room(open)->members.contains({u"dan"_s}));
        QCOMPARE(cat->all<MemberJoined>().size(), 1);
        QCOMPARE(cat->all<MemberLeft>().size(), 1);
        QCOMPARE(dan->last<MemberLeft>().user.value, u"dan"_s); // one's own
    }

    void who_left_hears_nothing_more_but_that_they_left_also_later()
    {
        QVERIFY(dan->sends(JoinRoom{.room = open, .id = newChange()}));
        dan->drops();
        dan->forgets();
        FakePeer phone(*house, u"dan"_s);
        phone.connects();
        QVERIFY(phone.sends(LeaveRoom{.room = open, .id = newChange()}));
        QVERIFY(bob->sends(Post{.room = open, .id = {rules::newUuid()}, .text = u"among us"_s}));

        dan->connects();

        QVERIFY(dan->got<MemberLeft>());
        QCOMPARE(dan->texts(), QStringList());
        QCOMPARE(phone.texts(), QStringList());
    }

    void a_private_room_is_entered_by_admins_and_whoever_is_brought_in()
    {
        QCOMPARE(dan->sends(JoinRoom{.room = den, .id = newChange()}).error().code, ErrorCode::NotFound);
        QCOMPARE(cat->sends(AddToRoom{.room = den, .id = newChange(), .user = {u"dan"_s}}).error().code,
                 ErrorCode::Forbidden);
        QVERIFY(bob->sends(AddToRoom{.room = den, .id = newChange(), .user = {u"dan"_s}}));
        QCOMPARE(dan->last<MemberJoined>().roomObject->name, u"den"_s);
        QVERIFY(ann->sends(JoinRoom{.room = den, .id = newChange()}));
    }

    void who_looks_after_a_room_renames_it_and_sends_people_out()
    {
        const auto update = [](const RoomId &room) {
            return UpdateRoom{.room = room, .id = newChange(), .topic = u"new"_s};
        };
        const auto remove = [](const RoomId &room, const QString &user) {
            return RemoveFromRoom{.room = room, .id = newChange(), .user = {user}};
        };
        QCOMPARE(cat->sends(update(den)).error().code, ErrorCode::Forbidden);
        QCOMPARE(cat->sends(remove(den, u"bob"_s)).error().code, ErrorCode::Forbidden);
        QCOMPARE(dan->sends(update(den)).error().code, ErrorCode::NotFound);
        QVERIFY(bob->sends(update(den)));
        QVERIFY(ann->sends(update(den)));
        QCOMPARE(cat->last<RoomUpdated>().topic, u"new"_s);
        QCOMPARE(bob->sends(remove(den, u"dan"_s)).error().code, ErrorCode::NotFound);
        QVERIFY(bob->sends(remove(den, u"cat"_s)));
        QCOMPARE(cat->last<MemberLeft>().user.value, u"cat"_s);
        QCOMPARE(cat->sends(History{.room = den}).error().code, ErrorCode::NotFound);
    }

    void a_post_beside_its_authors_removal_is_decided_after_it()
    {
        bob->says(RemoveFromRoom{.room = den, .id = newChange(), .user = {u"cat"_s}});
        const qint64 ref = cat->says(Post{.room = den, .id = {rules::newUuid()}, .text = u"still here?"_s});
        house->settle();

        QCOMPARE(cat->answerTo<Post>(ref).error().code, ErrorCode::NotFound);
        QCOMPARE(bob->texts(), QStringList());
    }

    void a_direct_room_belongs_to_its_people_alone()
    {
        const MessageId id{rules::newUuid()};
        QVERIFY(bob->sends(Post{.room = direct, .id = id, .text = u"between us"_s}));

        QCOMPARE(ann->texts(), QStringList());
        QCOMPARE(ann->sends(History{.room = direct}).error().code, ErrorCode::NotFound);
        QCOMPARE(ann->sends(JoinRoom{.room = direct, .id = newChange()}).error().code, ErrorCode::NotFound);
        QCOMPARE(ann->sends(Delete{.id = newChange(), .message = id}).error().code, ErrorCode::NotFound);
        QCOMPARE(ann->sends(AddToRoom{.room = direct, .id = newChange(), .user = {u"ann"_s}}).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(bob->sends(AddToRoom{.room = direct, .id = newChange(), .user = {u"dan"_s}}).error().code,
                 ErrorCode::Forbidden);
        QCOMPARE(bob->sends(UpdateRoom{.room = direct, .id = newChange(), .name = u"x"_s}).error().code,
                 ErrorCode::Forbidden);
        QCOMPARE(bob->sends(LeaveRoom{.room = direct, .id = newChange()}).error().code, ErrorCode::Forbidden);
    }

    void everybody_is_in_the_common_room_from_the_first_moment()
    {
        FakePeer eve(*house, u"eve"_s);
        eve.connects();

        const Snapshot &snapshot = *eve.welcome->snapshot;
        QCOMPARE(snapshot.rooms.size(), 1);
        QCOMPARE(snapshot.rooms.first().name, u"general"_s);
        QCOMPARE(snapshot.rooms.first().members.size(), 5);
        QCOMPARE(ann->last<MemberJoined>().user.value, u"eve"_s);
    }

    void who_left_the_common_room_is_not_brought_back_by_the_next_start()
    {
        QVERIFY(dan->sends(LeaveRoom{.room = house->commonRoom(), .id = newChange()}));
        restart();

        QVERIFY(!house->directory().room(house->commonRoom())->members.contains({u"dan"_s}));
        QVERIFY(house->directory().room(house->commonRoom())->members.contains({u"cat"_s}));
    }

    void who_came_in_right_before_a_crash_finds_the_common_room_after_it()
    {
        for (FakePeer *peer : everybody())
            peer->drops();
        const User eve{.id = {u"eve"_s}, .name = u"eve"_s};
        house->log.append({.author = eve.id, .id = rules::newUuid(), .hash = {}, .body = UserChanged{.user = eve}},
                          [](const AppendResult & /*nobody hears it*/) {});
        house->settle();
        house->restart();

        QVERIFY(house->directory().room(house->commonRoom())->members.contains(eve.id));
    }

    void everything_is_the_same_after_a_restart()
    {
        QVERIFY(bob->sends(UpdateRoom{.room = open, .id = newChange(), .name = u"yard"_s}));
        QVERIFY(bob->sends(RemoveFromRoom{.room = open, .id = newChange(), .user = {u"cat"_s}}));
        QVERIFY(bob->sends(Post{.room = open, .id = {rules::newUuid()}, .text = u"x"_s}));
        const auto before = bob->sends(ListRooms{});
        restart();

        const auto after = bob->sends(ListRooms{});

        QCOMPARE(after->rooms, before->rooms);
        QCOMPARE(cat->sends(makes(RoomKind::Direct, {}, {{u"bob"_s}}))->room.id, direct);
        QCOMPARE(dan->sends(makes(RoomKind::Public, u"Yard"_s)).error().code, ErrorCode::Conflict);
        QVERIFY(dan->sends(makes(RoomKind::Public, u"garden"_s)));
    }

private:
    [[nodiscard]] QList<FakePeer *> everybody() const { return {ann.get(), bob.get(), cat.get(), dan.get()}; }
    void restart()
    {
        for (FakePeer *peer : everybody())
            peer->drops();
        house->restart();
        for (FakePeer *peer : everybody())
            peer->connects();
    }

    std::unique_ptr<House> house;
    std::unique_ptr<FakePeer> ann;
    std::unique_ptr<FakePeer> bob;
    std::unique_ptr<FakePeer> cat;
    std::unique_ptr<FakePeer> dan;
    RoomId open;
    RoomId den;
    RoomId direct;
};

QTEST_GUILESS_MAIN(HubRoomsTest)
#include "tst_hubrooms.moc"
