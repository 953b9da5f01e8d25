// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/workspace/watching.h"

#include "tests/support/client/workspaceworld.h"

#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::general;

namespace
{

const UserId me{u"me"_s};
const UserId ann{u"ann"_s};
const UserId bob{u"bob"_s};
const UserId eve{u"eve"_s};

Signal isActive(const UserId &user)
{
    return PresenceChanged{.user = user, .state = Presence::Active, .since = 5ms};
}

/// Ann and Bob are in the general room; with Eve there is a conversation.
struct World : tests::WorkspaceWorld {
    using WorkspaceWorld::WorkspaceWorld;

    void greets(const Welcome &welcome)
    {
        transport.answers(welcome);
        settle();
    }
    void becomeLive() { become(house()); }
    void become(const Welcome &welcome)
    {
        transport.opensNow();
        greets(welcome);
        if (transport.last<Watch>()) // what the snapshot brought
            transport.answers(Done{});
    }
    void comeBack()
    {
        loseConnection();
        time.pass(20s);
    }
    void list(const RoomId &room)
    {
        workspace.watching().list(room);
        settle();
    }
    [[nodiscard]] qsizetype asked() const
    {
        return std::count_if(transport.sent.begin(), transport.sent.end(),
                             [](const Request &request) { return std::holds_alternative<Watch>(request.command); });
    }
    [[nodiscard]] std::optional<Presence> presence(const UserId &user) const
    {
        const auto known = workspace.attendance().presence(user);
        return known ? std::optional(known->state) : std::nullopt;
    }
    [[nodiscard]] static Welcome house()
    {
        Welcome full = welcome(1);
        full.snapshot->rooms = {{.id = general, .name = u"general"_s, .members = {bob, ann, me}},
                                {.id = {u"d1"_s}, .name = {}, .kind = RoomKind::Direct, .members = {me, eve}},
                                {.id = {u"d2"_s}, .name = {}, .kind = RoomKind::Direct, .members = {me, ann, bob}}};
        return full;
    }
    /// As it is on a server that goes on from the cursor.
    [[nodiscard]] static Welcome resumed()
    {
        Welcome resumed = welcome(1);
        resumed.resumed = true;
        resumed.snapshot.reset();
        return resumed;
    }
};

} // namespace

/// The server is asked for the presence of those who are shown.
class WatchingTest : public QObject
{
    Q_OBJECT

private slots:
    void who_is_shown_is_watched_and_nobody_else()
    {
        World world;
        world.transport.opensNow();
        QCOMPARE(world.transport.last<Hello>()->watch, QList<UserId>{me}); // nobody else is known yet
        world.greets(World::house());
        QCOMPARE(world.transport.last<Watch>()->users, (QList<UserId>{me, eve}));
        world.transport.answers(Done{});

        world.list(general);
        QCOMPARE(world.transport.last<Watch>()->users, (QList<UserId>{me, eve, ann, bob}));
        world.list({});
        QCOMPARE(world.transport.last<Watch>()->users, (QList<UserId>{me, eve}));
    }

    void nothing_is_said_twice()
    {
        World world;
        world.becomeLive();
        QCOMPARE(world.asked(), 1);

        world.workspace.watching().list(general);
        world.workspace.watching().list({});
        World::settle();
        world.transport.says(
            Event{.seq = 2,
                  .at = 5ms,
                  .by = ann,
                  .room = general,
                  .body = MessagePosted{.id = {u"00000000-0000-4000-8000-000000000001"_s}, .n = 1, .text = u"hi"_s}});
        World::settle();

        QCOMPARE(world.asked(), 1);
    }

    void who_comes_into_the_room_that_is_listed_is_watched_too()
    {
        World world;
        world.becomeLive();
        world.list(general);

        world.transport.says(
            Event{.seq = 2, .at = 5ms, .by = eve, .room = general, .body = MemberJoined{.user = {u"zoe"_s}}});
        World::settle();

        QVERIFY(world.transport.last<Watch>()->users.contains({u"zoe"_s}));
    }

    void who_comes_back_says_it_in_hello_and_not_again()
    {
        World world;
        world.becomeLive();
        world.list(general);
        world.transport.answers(Done{});

        world.comeBack();
        world.transport.opensNow();
        QCOMPARE(world.transport.last<Hello>()->watch, (QList<UserId>{me, eve, ann, bob}));
        world.greets(World::resumed());
        world.transport.says(isActive(ann));

        QCOMPARE(world.asked(), 0);
        QCOMPARE(world.presence(ann), Presence::Active);
        QCOMPARE(world.presence(bob), Presence::Offline);
    }

    void what_is_listed_without_a_connection_is_in_the_next_hello()
    {
        World world;
        world.becomeLive();
        world.loseConnection();
        world.list(general);
        QVERIFY(!world.presence(ann));

        world.time.pass(20s);
        world.transport.opensNow();
        QCOMPARE(world.transport.last<Hello>()->watch, (QList<UserId>{me, eve, ann, bob}));
        world.greets(World::resumed());
        world.transport.says(isActive(ann));

        QCOMPARE(world.asked(), 0);
        QCOMPARE(world.presence(ann), Presence::Active);
    }

    void of_who_is_not_watched_nothing_is_known()
    {
        World world;
        world.becomeLive();
        QVERIFY(!world.presence(ann));
        world.list(general);
        QVERIFY(!world.presence(ann));
        world.transport.answers(Done{});
        world.transport.says(isActive(ann));
        QCOMPARE(world.presence(ann), Presence::Active);
        QCOMPARE(world.presence(bob), Presence::Offline);

        world.list({});
        world.transport.answers(Done{});
        QVERIFY(!world.presence(ann));
        QCOMPARE(world.presence(eve), Presence::Offline);
        world.list(general);
        world.transport.answers(Done{});

        QCOMPARE(world.presence(ann), Presence::Offline); // the server has not said that she is still there
    }

    void a_server_that_cannot_be_asked_goes_on_telling_of_everybody()
    {
        World world;
        world.transport.opensNow();
        world.greets(World::house());
        QCOMPARE(world.asked(), 1);
        world.transport.says(isActive(ann));
        world.transport.says(isActive(eve));

        world.transport.refuses({.code = ErrorCode::BadRequest, .text = u"unknown command"_s});
        QCOMPARE(world.presence(ann), Presence::Active);
        QCOMPARE(world.presence(bob), Presence::Offline);
        world.list(general);
        world.transport.says(isActive(bob));

        QCOMPARE(world.presence(bob), Presence::Active);
        QCOMPARE(world.asked(), 1);
        QVERIFY(world.workspace.session().live());
    }

    void a_server_that_is_asked_too_often_is_asked_later()
    {
        World world;
        world.becomeLive();
        world.list(general);
        world.transport.says(isActive(eve));

        world.transport.refuses({.code = ErrorCode::TooMany, .text = u"slowly"_s, .after = 3s});
        QCOMPARE(world.asked(), 2);
        QCOMPARE(world.presence(eve), Presence::Active);
        QVERIFY(!world.presence(ann));
        world.time.pass(3s);

        QCOMPARE(world.asked(), 3);
        world.transport.answers(Done{});
        QCOMPARE(world.presence(ann), Presence::Offline);
    }

    void no_more_are_watched_than_a_server_takes()
    {
        World world;
        Welcome big = World::house();
        Room &room = big.snapshot->rooms.first();
        for (int i = 0; i < 2'000; ++i)
            room.members.append({u"user%1"_s.arg(i)});
        world.become(big);
        world.list(general);
        QCOMPARE(world.transport.last<Watch>()->users.size(), limits::commandListLength);
        QCOMPARE(world.transport.last<Watch>()->users.first(), me);
        QCOMPARE(world.transport.last<Watch>()->users.at(1), eve);

        world.comeBack();
        world.transport.opensNow();
        QCOMPARE(world.transport.last<Hello>()->watch->size(), limits::commandListLength);
        Welcome small = World::resumed();
        small.limits.messageBytes = 2'048;
        world.greets(small);

        const Watch few = *world.transport.last<Watch>();
        QVERIFY(!few.users.isEmpty());
        QVERIFY(encode(Request{.ref = 1'000, .command = few}).size() <= small.limits.messageBytes);
    }

    void a_large_hello_that_was_not_answered_is_followed_by_a_small_one()
    {
        World world;
        Welcome big = World::house();
        for (int i = 0; i < 2'000; ++i)
            big.snapshot->rooms.first().members.append({u"user%1"_s.arg(i)});
        world.become(big);
        world.list(general);
        world.comeBack();
        world.transport.opensNow();
        QVERIFY(encode(world.transport.sent.first()).size() > 4'096);

        world.comeBack();
        world.transport.opensNow();
        QVERIFY(encode(world.transport.sent.first()).size() <= 4'096);
        QVERIFY(world.transport.last<Hello>()->watch->size() > 10);
        world.greets(World::resumed());

        QCOMPARE(world.transport.last<Watch>()->users.size(), limits::commandListLength);
    }

    void who_has_to_know_of_everybody_names_nobody()
    {
        World world(Watching::Whom::Everybody);
        world.transport.opensNow();
        QVERIFY(!world.transport.last<Hello>()->watch);
        world.greets(World::house());
        world.list(general);
        world.transport.says(isActive({u"stranger"_s}));

        QCOMPARE(world.asked(), 0);
        QCOMPARE(world.presence({u"stranger"_s}), Presence::Active);
    }
};

QTEST_GUILESS_MAIN(WatchingTest)
#include "tst_watching.moc"
