// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/roomyhouse.h"

#include <QTest>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;

/// Who enters, leaves and looks after rooms.
class HubMembersTest : public QObject, RoomyHouse
{
    Q_OBJECT

private slots:
    void init() { furnish(); }
    void cleanup() { leave(); }

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

    void an_admin_looks_after_every_room_that_is_not_direct_and_reads_none_without_joining_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<bool>("looksAfter");
        QTest::addColumn<ErrorCode>("refusal"); // of what only members do
        QTest::newRow("public") << 0 << true << ErrorCode::Forbidden;
        QTest::newRow("private") << 1 << true << ErrorCode::Forbidden;
        QTest::newRow("direct") << 2 << false << ErrorCode::NotFound;
    }
    void an_admin_looks_after_every_room_that_is_not_direct_and_reads_none_without_joining()
    {
        QFETCH(const int, place);
        QFETCH(const bool, looksAfter);
        QFETCH(const ErrorCode, refusal);
        FakePeer eve(*house, u"eve"_s, Role::Admin);
        eve.connects();
        const RoomId room = QList<RoomId>{open, den, direct}.at(place);
        const MessageId said{rules::newUuid()};
        QVERIFY(bob->sends(Post{.room = room, .id = said, .text = u"among us"_s}));
        const auto codeOf = [](const auto &answer) {
            return answer ? std::nullopt : std::optional(answer.error().code);
        };
        const auto cared = looksAfter ? std::nullopt : std::optional(refusal);

        for (FakePeer *admin : {ann.get(), &eve}) {
            QCOMPARE(codeOf(admin->sends(History{.room = room})), refusal);
            QCOMPARE(codeOf(admin->sends(Post{.room = room, .id = {rules::newUuid()}, .text = u"x"_s})), refusal);
            QCOMPARE(codeOf(admin->sends(Typing{.room = room, .on = true})), refusal);
            QCOMPARE(codeOf(admin->sends(Read{.room = room, .n = 1})), refusal);
            QCOMPARE(codeOf(admin->sends(React{.id = newChange(), .message = said, .emoji = u"👍"_s, .on = true})),
                     refusal);
            QCOMPARE(codeOf(admin->sends(Edit{.id = newChange(), .message = said, .text = u"x"_s})), refusal);
            QCOMPARE(codeOf(admin->sends(UpdateRoom{.room = room, .id = newChange(), .topic = u"t"_s})), cared);
            QCOMPARE(codeOf(admin->sends(RemoveFromRoom{.room = room, .id = newChange(), .user = {u"cat"_s}})), cared);
            QCOMPARE(codeOf(admin->sends(AddToRoom{.room = room, .id = newChange(), .user = {u"cat"_s}})), cared);
        }
        QCOMPARE(codeOf(eve.sends(Delete{.id = newChange(), .message = said})), cared);
        QCOMPARE(eve.texts(), QStringList());
        QCOMPARE(codeOf(eve.sends(JoinRoom{.room = room, .id = newChange()})), cared);
        QCOMPARE(codeOf(eve.sends(History{.room = room})), cared);
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
};

QTEST_GUILESS_MAIN(HubMembersTest)
#include "tst_hubmembers.moc"
