// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/roomyhouse.h"

#include <QTest>

#include <algorithm>

using namespace madang;
using namespace madang::server;
using namespace Qt::StringLiterals;

/// Rooms: who makes and sees them, and what they are called.
class HubRoomsTest : public QObject, RoomyHouse
{
    Q_OBJECT

private slots:
    void init() { furnish(); }
    void cleanup() { leave(); }

    void a_new_room_is_told_to_its_members_only()
    {
        const auto made =
            m_bob->sends(CreateRoom{.id = newChange(), .kind = RoomKind::Private, .name = u"x"_s, .topic = u"plans"_s});

        QVERIFY(made);
        QCOMPARE(made->room.members, QList<UserId>{{u"bob"_s}});
        QCOMPARE(made->room.topic, u"plans"_s);
        QCOMPARE(made->existing, false);
        QCOMPARE(m_bob->last<RoomCreated>().room, made->room);
        QVERIFY(!m_cat->got<RoomCreated>());
        QVERIFY(!m_ann->got<RoomCreated>());
    }

    void the_same_creation_again_gets_the_first_answer_whatever_became_of_the_room()
    {
        const CreateRoom command = makes(RoomKind::Public, u"x"_s);
        const auto first = m_bob->sends(command);
        QVERIFY(m_cat->sends(JoinRoom{.room = first->room.id, .id = newChange()}));
        QVERIFY(m_bob->sends(UpdateRoom{.room = first->room.id, .id = newChange(), .name = u"y"_s}));
        QVERIFY(m_bob->sends(Post{.room = first->room.id, .id = {rules::newUuid()}, .text = u"x"_s}));

        const auto again = m_bob->sends(command);
        const auto other = m_bob->sends(CreateRoom{.id = command.id, .kind = RoomKind::Private, .name = u"x"_s});

        QVERIFY(again);
        QCOMPARE(again->duplicate, true);
        QCOMPARE(again->seq, first->seq);
        QCOMPARE(again->room, first->room);
        QCOMPARE(other.error().code, ErrorCode::Conflict);
    }

    void a_long_list_of_rooms_comes_in_pages()
    {
        const QString topic(limits::topicCodePoints, u'가'); // three bytes each
        constexpr int count = 400;
        for (int i = 0; i < count; ++i)
            QVERIFY(m_bob->sends(
                CreateRoom{.id = newChange(), .kind = RoomKind::Public, .name = u"room %1"_s.arg(i), .topic = topic}));

        QList<RoomId> seen;
        RoomList page{.rooms = {}, .more = true};
        for (int pages = 0; page.more && pages < count; ++pages) {
            const qint64 ref = m_dan->says(ListRooms{.after = seen.isEmpty() ? RoomId{} : seen.last()});
            m_house->settle();
            QVERIFY(m_dan->longestFrame <= limits::replyBytes);
            page = *m_dan->answerTo<ListRooms>(ref);
            for (const Room &room : page.rooms)
                seen.append(room.id);
        }

        QCOMPARE(seen.size(), count + 2);
        QVERIFY(std::is_sorted(seen.cbegin(), seen.cend()));
        QCOMPARE(QSet<RoomId>(seen.cbegin(), seen.cend()).size(), seen.size());
    }

    void public_names_are_unique_however_they_are_written_and_private_ones_are_not()
    {
        const auto same = m_dan->sends(makes(RoomKind::Public, u"ＧARDEN"_s)); // a full-width G
        const auto hidden = m_dan->sends(makes(RoomKind::Private, u"garden"_s));
        const auto renamed = m_bob->sends(UpdateRoom{.room = m_den, .id = newChange(), .name = u"garden"_s});
        const auto clash =
            m_ann->sends(UpdateRoom{.room = m_house->commonRoom(), .id = newChange(), .name = u"Garden"_s});
        const auto itself = m_bob->sends(UpdateRoom{.room = m_open, .id = newChange(), .name = u"Garden"_s});

        QCOMPARE(same.error().code, ErrorCode::Conflict);
        QVERIFY(hidden);
        QVERIFY(renamed);
        QCOMPARE(clash.error().code, ErrorCode::Conflict);
        QVERIFY(itself);
    }

    void two_who_want_the_same_name_at_once_do_not_both_get_it()
    {
        const qint64 bobs = m_bob->says(makes(RoomKind::Public, u"pond"_s));
        const qint64 dans = m_dan->says(makes(RoomKind::Public, u"pond"_s));
        m_house->settle();

        QVERIFY(m_bob->answerTo<CreateRoom>(bobs));
        QCOMPARE(m_dan->answerTo<CreateRoom>(dans).error().code, ErrorCode::Conflict);
    }

    void the_same_people_have_one_direct_room()
    {
        const qint64 head = m_house->directory().head();
        const auto others = m_cat->sends(makes(RoomKind::Direct, {}, {{u"bob"_s}, {u"cat"_s}}));
        QVERIFY(others);
        QCOMPARE(others->existing, true);
        QCOMPARE(others->room.id, m_direct);
        QCOMPARE(m_house->directory().head(), head);

        const auto wider = m_cat->sends(makes(RoomKind::Direct, {}, {{u"bob"_s}, {u"dan"_s}}));
        QVERIFY(wider && !wider->existing);
        QVERIFY(wider->room.id != m_direct);
    }

    void the_creation_of_a_direct_room_again_is_a_duplicate_and_not_an_existing_one()
    {
        const CreateRoom command = makes(RoomKind::Direct, {}, {{u"dan"_s}});
        const auto first = m_bob->sends(command);
        const auto again = m_bob->sends(command);

        QCOMPARE(again->duplicate, true);
        QCOMPARE(again->existing, false);
        QCOMPARE(again->seq, first->seq);
    }

    void what_is_no_room_is_refused()
    {
        QCOMPARE(m_bob->sends(makes(RoomKind::Public, {})).error().code, ErrorCode::BadRequest);
        QCOMPARE(m_bob->sends(makes(RoomKind::Direct, u"named"_s, {{u"cat"_s}})).error().code, ErrorCode::BadRequest);
        QCOMPARE(m_bob->sends(makes(RoomKind::Direct, {})).error().code, ErrorCode::BadRequest);
        QCOMPARE(m_bob->sends(makes(RoomKind::Private, u"x"_s, {{u"nobody"_s}})).error().code, ErrorCode::NotFound);
        QCOMPARE(m_bob->sends(UpdateRoom{.room = m_open, .id = newChange()}).error().code, ErrorCode::BadRequest);
    }

    void a_member_makes_so_many_rooms_and_an_admin_more()
    {
        const auto makesAnother = [](FakePeer &who) { return who.sends(makes(RoomKind::Private, u"x"_s)); };
        constexpr qsizetype atOnce = 200;
        for (qsizetype made = 3; made < limits::roomsPerMember; ++made) {
            (void)m_bob->says(makes(RoomKind::Private, u"x"_s));
            if (made % atOnce == 0) {
                m_house->settle();
                m_bob->forgets();
            }
        }
        m_house->settle();
        QCOMPARE(m_house->directory().roomsMadeBy({u"bob"_s}).size(), limits::roomsPerMember);

        const auto refused = makesAnother(*m_bob);
        const auto direct = m_bob->sends(makes(RoomKind::Direct, {}, {{u"dan"_s}}));
        const auto same = m_bob->sends(makes(RoomKind::Direct, {}, {{u"cat"_s}}));
        QCOMPARE(refused.error().code, ErrorCode::Forbidden);
        QVERIFY(refused.error().text.contains(u"2000"_s));
        QCOMPARE(direct.error().code, ErrorCode::Forbidden);
        QVERIFY(same && same->existing);
        QVERIFY(makesAnother(*m_cat));
        QVERIFY(m_ann->sends(SetRole{.id = newChange(), .user = {u"bob"_s}, .role = Role::Admin}));
        QVERIFY(makesAnother(*m_bob));
    }

    void a_member_brings_so_many_people_into_rooms()
    {
        constexpr int people = 1'000;
        QList<UserId> all;
        for (int i = 0; i < people; ++i) {
            all.append({u"p%1"_s.arg(i)});
            m_house->signUp(all.last().value);
        }
        for (int room = 1; room < limits::placesPerMember / people; ++room)
            QVERIFY(m_cat->sends(makes(RoomKind::Private, u"x"_s, all.mid(1)))); // and oneself
        const auto last = m_cat->sends(makes(RoomKind::Private, u"x"_s, all.mid(2)));
        QVERIFY(last);
        const auto brings = [&](const QString &whom) {
            return m_cat->sends(AddToRoom{.room = last->room.id, .id = newChange(), .user = {whom}});
        };

        QVERIFY(brings(u"p0"_s));
        QCOMPARE(brings(u"p1"_s).error().code, ErrorCode::Forbidden);
        QCOMPARE(m_cat->sends(makes(RoomKind::Private, u"x"_s)).error().code, ErrorCode::Forbidden);
        QVERIFY(m_ann->sends(AddToRoom{.room = last->room.id, .id = newChange(), .user = {u"p1"_s}}));
    }

    void one_sees_ones_own_rooms_and_the_public_ones()
    {
        const auto idsOf = [](const auto &list) {
            QSet<RoomId> ids;
            for (const Room &room : list->rooms)
                ids.insert(room.id);
            return ids;
        };
        QCOMPARE(idsOf(m_dan->sends(ListRooms{})), (QSet<RoomId>{m_house->commonRoom(), m_open}));
        QCOMPARE(idsOf(m_cat->sends(ListRooms{})), (QSet<RoomId>{m_house->commonRoom(), m_open, m_den, m_direct}));
        QCOMPARE(idsOf(m_ann->sends(ListRooms{})), (QSet<RoomId>{m_house->commonRoom(), m_open}));
    }

    void everything_is_the_same_after_a_restart()
    {
        QVERIFY(m_bob->sends(UpdateRoom{.room = m_open, .id = newChange(), .name = u"yard"_s}));
        QVERIFY(m_bob->sends(RemoveFromRoom{.room = m_open, .id = newChange(), .user = {u"cat"_s}}));
        QVERIFY(m_bob->sends(Post{.room = m_open, .id = {rules::newUuid()}, .text = u"x"_s}));
        const auto before = m_bob->sends(ListRooms{});
        restart();

        const auto after = m_bob->sends(ListRooms{});

        QCOMPARE(after->rooms, before->rooms);
        QCOMPARE(m_cat->sends(makes(RoomKind::Direct, {}, {{u"bob"_s}}))->room.id, m_direct);
        QCOMPARE(m_dan->sends(makes(RoomKind::Public, u"Yard"_s)).error().code, ErrorCode::Conflict);
        QVERIFY(m_dan->sends(makes(RoomKind::Public, u"garden"_s)));
    }
};

QTEST_GUILESS_MAIN(HubRoomsTest)
#include "tst_hubrooms.moc"
