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
        const JoinRoom join{.room = m_open, .id = newChange()};
        const auto joined = m_dan->sends(join);
        const auto again = m_dan->sends(join);
        const auto twice = m_dan->sends(JoinRoom{.room = m_open, .id = newChange()});
        const auto left = m_dan->sends(LeaveRoom{.room = m_open, .id = newChange()});
        const auto late = m_dan->sends(join);

        QVERIFY(joined && left);
        QVERIFY(again && again->duplicate && again->seq == joined->seq);
        QCOMPARE(twice.error().code, ErrorCode::Conflict);
        QVERIFY(late && late->duplicate); // and not in again
        QVERIFY(!m_house->directory().room(m_open)->members.contains({u"dan"_s}));
        QCOMPARE(m_cat->all<MemberJoined>().size(), 1);
        QCOMPARE(m_cat->all<MemberLeft>().size(), 1);
        QCOMPARE(m_dan->last<MemberLeft>().user.value, u"dan"_s); // one's own
    }

    void who_left_hears_nothing_more_but_that_they_left_also_later()
    {
        QVERIFY(m_dan->sends(JoinRoom{.room = m_open, .id = newChange()}));
        m_dan->drops();
        m_dan->forgets();
        FakePeer phone(*m_house, u"dan"_s);
        phone.connects();
        QVERIFY(phone.sends(LeaveRoom{.room = m_open, .id = newChange()}));
        QVERIFY(m_bob->sends(Post{.room = m_open, .id = {rules::newUuid()}, .text = u"among us"_s}));

        m_dan->connects();

        QVERIFY(m_dan->got<MemberLeft>());
        QCOMPARE(m_dan->texts(), QStringList());
        QCOMPARE(phone.texts(), QStringList());
    }

    void a_private_room_is_entered_by_admins_and_whoever_is_brought_in()
    {
        QCOMPARE(m_dan->sends(JoinRoom{.room = m_den, .id = newChange()}).error().code, ErrorCode::NotFound);
        QCOMPARE(m_cat->sends(AddToRoom{.room = m_den, .id = newChange(), .user = {u"dan"_s}}).error().code,
                 ErrorCode::Forbidden);
        QVERIFY(m_bob->sends(AddToRoom{.room = m_den, .id = newChange(), .user = {u"dan"_s}}));
        QCOMPARE(m_dan->last<MemberJoined>().roomObject->name, u"den"_s);
        QVERIFY(m_ann->sends(JoinRoom{.room = m_den, .id = newChange()}));
    }

    void who_looks_after_a_room_renames_it_and_sends_people_out()
    {
        const auto update = [](const RoomId &room) {
            return UpdateRoom{.room = room, .id = newChange(), .topic = u"new"_s};
        };
        const auto remove = [](const RoomId &room, const QString &user) {
            return RemoveFromRoom{.room = room, .id = newChange(), .user = {user}};
        };
        QCOMPARE(m_cat->sends(update(m_den)).error().code, ErrorCode::Forbidden);
        QCOMPARE(m_cat->sends(remove(m_den, u"bob"_s)).error().code, ErrorCode::Forbidden);
        QCOMPARE(m_dan->sends(update(m_den)).error().code, ErrorCode::NotFound);
        QVERIFY(m_bob->sends(update(m_den)));
        QVERIFY(m_ann->sends(update(m_den)));
        QCOMPARE(m_cat->last<RoomUpdated>().topic, u"new"_s);
        QCOMPARE(m_bob->sends(remove(m_den, u"dan"_s)).error().code, ErrorCode::NotFound);
        QVERIFY(m_bob->sends(remove(m_den, u"cat"_s)));
        QCOMPARE(m_cat->last<MemberLeft>().user.value, u"cat"_s);
        QCOMPARE(m_cat->sends(History{.room = m_den}).error().code, ErrorCode::NotFound);
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
        FakePeer eve(*m_house, u"eve"_s, Role::Admin);
        eve.connects();
        const RoomId room = QList<RoomId>{m_open, m_den, m_direct}.at(place);
        const MessageId said{rules::newUuid()};
        QVERIFY(m_bob->sends(Post{.room = room, .id = said, .text = u"among us"_s}));
        const auto codeOf = [](const auto &answer) {
            return answer ? std::nullopt : std::optional(answer.error().code);
        };
        const auto cared = looksAfter ? std::nullopt : std::optional(refusal);

        for (FakePeer *admin : {m_ann.get(), &eve}) {
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
        m_bob->says(RemoveFromRoom{.room = m_den, .id = newChange(), .user = {u"cat"_s}});
        const qint64 ref = m_cat->says(Post{.room = m_den, .id = {rules::newUuid()}, .text = u"still here?"_s});
        m_house->settle();

        QCOMPARE(m_cat->answerTo<Post>(ref).error().code, ErrorCode::NotFound);
        QCOMPARE(m_bob->texts(), QStringList());
    }

    void a_direct_room_belongs_to_its_people_alone()
    {
        const MessageId id{rules::newUuid()};
        QVERIFY(m_bob->sends(Post{.room = m_direct, .id = id, .text = u"between us"_s}));

        QCOMPARE(m_ann->texts(), QStringList());
        QCOMPARE(m_ann->sends(History{.room = m_direct}).error().code, ErrorCode::NotFound);
        QCOMPARE(m_ann->sends(JoinRoom{.room = m_direct, .id = newChange()}).error().code, ErrorCode::NotFound);
        QCOMPARE(m_ann->sends(Delete{.id = newChange(), .message = id}).error().code, ErrorCode::NotFound);
        QCOMPARE(m_ann->sends(AddToRoom{.room = m_direct, .id = newChange(), .user = {u"ann"_s}}).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(m_bob->sends(AddToRoom{.room = m_direct, .id = newChange(), .user = {u"dan"_s}}).error().code,
                 ErrorCode::Forbidden);
        QCOMPARE(m_bob->sends(UpdateRoom{.room = m_direct, .id = newChange(), .name = u"x"_s}).error().code,
                 ErrorCode::Forbidden);
        QCOMPARE(m_bob->sends(LeaveRoom{.room = m_direct, .id = newChange()}).error().code, ErrorCode::Forbidden);
    }

    void everybody_is_in_the_common_room_from_the_first_moment()
    {
        FakePeer eve(*m_house, u"eve"_s);
        eve.connects();

        const Snapshot &snapshot = *eve.welcome->snapshot;
        QCOMPARE(snapshot.rooms.size(), 1);
        QCOMPARE(snapshot.rooms.first().name, u"general"_s);
        QCOMPARE(snapshot.rooms.first().members.size(), 5);
        QCOMPARE(m_ann->last<MemberJoined>().user.value, u"eve"_s);
    }

    void who_left_the_common_room_is_not_brought_back_by_the_next_start()
    {
        QVERIFY(m_dan->sends(LeaveRoom{.room = m_house->commonRoom(), .id = newChange()}));
        restart();

        QVERIFY(!m_house->directory().room(m_house->commonRoom())->members.contains({u"dan"_s}));
        QVERIFY(m_house->directory().room(m_house->commonRoom())->members.contains({u"cat"_s}));
    }

    void who_came_in_right_before_a_crash_finds_the_common_room_after_it()
    {
        for (FakePeer *peer : everybody())
            peer->drops();
        const User eve{.id = {u"eve"_s}, .name = u"eve"_s};
        m_house->log.append({.author = eve.id, .id = rules::newUuid(), .hash = {}, .body = UserChanged{.user = eve}},
                            [](const AppendResult & /*nobody hears it*/) {});
        m_house->settle();
        m_house->restart();

        QVERIFY(m_house->directory().room(m_house->commonRoom())->members.contains(eve.id));
    }
};

QTEST_GUILESS_MAIN(HubMembersTest)
#include "tst_hubmembers.moc"
