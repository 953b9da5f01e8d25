// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/workspace/workspace.h"

#include "protocol/closecode.h"
#include "tests/support/client/things.h"
#include "tests/support/client/workspaceworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::general;
using World = tests::WorkspaceWorld;

class WorkspaceTest : public QObject
{
    Q_OBJECT

private slots:
    void what_was_written_offline_goes_out_once_and_becomes_one_row()
    {
        World world;
        world.becomeLive();
        const auto timeline = world.workspace.openTimeline(general);
        World::settle();
        world.loseConnection();

        const auto id = world.workspace.outbox().post(general, u"hello"_s);
        World::settle();
        QCOMPARE(timeline->count(), 1);
        QCOMPARE(timeline->at(0).state, SendState::Queued);
        world.comeBack();

        QCOMPARE(world.countOf(world.transport.sent, id->value), 1);
        world.transport.answers(Posted{.seq = 2, .n = 1, .at = 5ms});
        world.transport.says(Event{.seq = 2,
                                   .at = 5ms,
                                   .by = {u"me"_s},
                                   .room = general,
                                   .body = MessagePosted{.id = *id, .n = 1, .text = u"hello"_s}});
        World::settle();
        QCOMPARE(timeline->count(), 1);
        QCOMPARE(timeline->at(0).state, SendState::Sent);
        QCOMPARE(timeline->at(0).n, 1);
    }

    void a_change_that_was_interrupted_goes_out_again_under_the_same_id()
    {
        World world;
        world.becomeLive();
        std::optional<RoomMade> made;
        world.workspace.actions().createRoom({.kind = RoomKind::Private, .name = u"lab"_s},
                                             [&made](const Expected<RoomMade, Error> &answer) {
                                                 if (answer)
                                                     made = *answer;
                                             });
        const auto first = world.transport.last<CreateRoom>();
        QVERIFY(first);
        world.loseConnection();
        QVERIFY(!made);

        world.comeBack();

        const auto second = world.transport.last<CreateRoom>();
        QVERIFY(second);
        QCOMPARE(second->id, first->id);
        world.transport.answers(
            RoomMade{.room = {.id = {u"r9"_s}, .name = u"lab"_s, .kind = RoomKind::Private}, .seq = 3});
        QVERIFY(made);
        QCOMPARE(made->room.id.value, u"r9"_s);
    }

    void a_list_of_rooms_is_asked_for_until_its_end()
    {
        World world;
        world.becomeLive();
        std::optional<RoomList> list;
        world.workspace.actions().listRooms([&list](const Expected<RoomList, Error> &answer) {
            if (answer)
                list = *answer;
        });
        const Room garden{.id = {u"r1"_s}, .name = u"garden"_s, .topic = u""_s};
        const Room pond{.id = {u"r2"_s}, .name = u"pond"_s, .topic = u""_s};

        world.transport.answers(RoomList{.rooms = {garden}, .more = true});
        QVERIFY(!list);
        QCOMPARE(world.transport.last<ListRooms>()->after, garden.id);
        world.transport.answers(RoomList{.rooms = {pond}});

        QVERIFY(list && !list->more);
        QCOMPARE(list->rooms, (QList<Room>{garden, pond}));
    }

    void without_a_connection_a_change_is_refused_at_once()
    {
        World world;
        std::optional<ErrorCode> refusal;

        world.workspace.actions().joinRoom(general, [&refusal](const Expected<Stored, Error> &answer) {
            if (!answer)
                refusal = answer.error().code;
        });
        World::settle();

        QCOMPARE(refusal, ErrorCode::Unavailable);
    }

    void signing_out_ends_the_token_of_this_device()
    {
        World world;
        world.becomeLive();
        std::optional<SignOut::Token> token;

        world.workspace.signOut().begin([&token](SignOut::Token result) { token = result; });
        world.transport.answers(
            DeviceList{{{.id = {u"d1"_s}, .name = u"old"_s}, {.id = {u"d2"_s}, .name = u"here"_s, .current = true}}});
        QCOMPARE(world.transport.last<RevokeDevice>()->device.value, u"d2"_s);
        QVERIFY(!token);
        world.transport.answers(Done{});

        QCOMPARE(token, SignOut::Token::Revoked);
    }

    void a_server_that_hangs_up_on_who_signs_out_has_done_it()
    {
        World world;
        world.becomeLive();
        std::optional<SignOut::Token> token;
        world.workspace.signOut().begin([&token](SignOut::Token result) { token = result; });
        world.transport.answers(DeviceList{{{.id = {u"d2"_s}, .name = u"here"_s, .current = true}}});

        world.transport.closes({.code = static_cast<quint16>(CloseCode::SignedOut), .mayComeBack = false});

        QCOMPARE(token, SignOut::Token::Revoked);
    }

    void without_a_connection_signing_out_is_over_at_once()
    {
        World world;
        std::optional<SignOut::Token> token;

        world.workspace.signOut().begin([&token](SignOut::Token result) { token = result; });
        World::settle();

        QCOMPARE(token, SignOut::Token::Kept);
    }

    void a_connection_that_breaks_ends_signing_out_too()
    {
        World world;
        world.becomeLive();
        std::optional<SignOut::Token> token;
        world.workspace.signOut().begin([&token](SignOut::Token result) { token = result; });
        world.transport.answers(DeviceList{{{.id = {u"d2"_s}, .name = u"here"_s, .current = true}}});

        world.loseConnection();

        QCOMPARE(token, SignOut::Token::Kept);
    }

    void a_silent_server_does_not_hold_up_who_signs_out()
    {
        World world;
        world.becomeLive();
        QList<SignOut::Token> tokens;
        world.workspace.signOut().begin([&tokens](SignOut::Token result) { tokens.append(result); });

        world.time.pass(SignOut::answerMost);
        QCOMPARE(tokens, QList<SignOut::Token>{SignOut::Token::Kept});
        world.loseConnection();

        QCOMPARE(tokens.size(), 1);
    }

    void who_touches_nothing_for_five_minutes_is_away()
    {
        World world;
        world.becomeLive();
        QCOMPARE(world.transport.last<SetPresence>()->state, Presence::Active);

        for (int beat = 0; beat < 31; ++beat) {
            world.time.pass(10s);
            world.transport.says(Signal(Live{.cursor = {{u"e1"_s}, 1}}));
        }
        QCOMPARE(world.transport.last<SetPresence>()->state, Presence::Away);

        world.workspace.activity().noteInput();
        QCOMPARE(world.transport.last<SetPresence>()->state, Presence::Active);
    }

    void what_a_person_chose_is_told_again_on_a_new_connection()
    {
        World world;
        world.becomeLive();
        world.workspace.activity().choose(Activity::Choice::DoNotDisturb);

        world.loseConnection();
        world.comeBack();

        QCOMPARE(world.transport.last<SetPresence>()->state, Presence::Dnd);
    }

    void writing_is_told_again_every_three_seconds_until_it_is_over()
    {
        tests::FakeTime time;
        QStringList told;
        Writing writing(time, [&told](const RoomId &room, Writing::Is is) {
            told << room.value + (is == Writing::Is::Begun ? u" begun"_s : u" over"_s);
        });

        writing.start(general);
        time.pass(7s);
        writing.stop();
        time.pass(10s);

        QCOMPARE(told, (QStringList{u"general begun"_s, u"general begun"_s, u"general begun"_s, u"general over"_s}));
    }
};

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "tst_workspace.moc"
