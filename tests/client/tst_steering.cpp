// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/connection/steering.h"

#include "tests/support/client/sessionworld.h"
#include "tests/support/fakeways.h"

#include <QSignalSpy>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace madang::tests;
using namespace std::chrono_literals;
using Look = Steering::Look;

namespace
{

/// Live over server-sent events, because WebSocket is blocked.
struct Wheel : World {
    FakeWays ways{transport};
    Steering steering{{session, &ways, time}};
    QSignalSpy changes{&steering, &Steering::changed};

    explicit Wheel(const Passage &passage = {Way::EventStream, Obstacle::Refused})
    {
        becomeLive();
        transport.takes(passage);
        changes.clear();
    }
};

} // namespace

/// A person asks for a better way, and is told.
class SteeringTest : public QObject
{
    Q_OBJECT

private slots:
    void a_look_that_fails_is_said_for_a_while()
    {
        Wheel wheel;

        wheel.steering.lookUpwards();
        QCOMPARE(wheel.steering.look(), Look::UnderWay);
        QCOMPARE(wheel.ways.looks, 1);
        wheel.ways.probeFails(Obstacle::Refused);
        QCOMPARE(wheel.steering.look(), Look::InVain);
        wheel.time.pass(Steering::answerStands);

        QCOMPARE(wheel.steering.look(), Look::None);
        QCOMPARE(wheel.changes.size(), 3);
    }

    void a_look_that_succeeds_ends_with_the_better_way()
    {
        Wheel wheel;
        wheel.steering.lookUpwards();

        wheel.ways.tries({.way = Way::WebSocket, .outcome = Trial::Outcome::Works, .isProbe = true});
        wheel.transport.takes({Way::WebSocket});

        QCOMPARE(wheel.steering.look(), Look::None);
        QVERIFY(!wheel.steering.canLookUpwards());
    }

    void a_way_between_is_no_answer()
    {
        Wheel wheel({Way::Poll, Obstacle::NoAnswer});
        wheel.steering.lookUpwards();

        wheel.ways.tries(
            {.way = Way::LongPoll, .outcome = Trial::Outcome::Failed, .obstacle = Obstacle::NoAnswer, .isProbe = true});

        QCOMPARE(wheel.steering.look(), Look::UnderWay);
    }

    void a_better_way_that_works_and_then_does_not_is_an_answer()
    {
        Wheel wheel;
        wheel.steering.lookUpwards();

        wheel.ways.tries({.way = Way::WebSocket, .outcome = Trial::Outcome::Works, .isProbe = true});
        wheel.ways.tries({.way = Way::WebSocket, .outcome = Trial::Outcome::Failed, .obstacle = Obstacle::Broke});

        QCOMPARE(wheel.steering.look(), Look::InVain);
    }

    void what_is_tried_unasked_is_not_said()
    {
        Wheel wheel;

        wheel.ways.probeFails(Obstacle::Refused);

        QCOMPARE(wheel.steering.look(), Look::None);
        QVERIFY(wheel.changes.isEmpty());
    }

    void a_second_wish_while_one_is_under_way_asks_nothing_more()
    {
        Wheel wheel;

        wheel.steering.lookUpwards();
        wheel.steering.lookUpwards();

        QCOMPARE(wheel.ways.looks, 1);
    }

    void a_look_without_an_end_ends()
    {
        Wheel wheel;
        wheel.steering.lookUpwards();

        wheel.time.pass(10s);
        wheel.transport.says(World::sign()); // the connection lives
        wheel.time.pass(10s);

        QCOMPARE(wheel.steering.look(), Look::InVain);
    }

    void a_connection_that_is_lost_ends_a_look()
    {
        Wheel wheel;
        wheel.steering.lookUpwards();

        wheel.transport.breaks();

        QCOMPARE(wheel.steering.look(), Look::None);
    }

    void over_the_best_way_there_is_nothing_to_look_for()
    {
        Wheel wheel({Way::WebSocket});

        wheel.steering.lookUpwards();

        QCOMPARE(wheel.steering.look(), Look::None);
        QCOMPARE(wheel.ways.looks, 0);
    }

    void a_chosen_way_stays_until_the_best_is_wanted_again()
    {
        Wheel wheel;

        wheel.steering.choose(Way::LongPoll);
        wheel.transport.takes({Way::LongPoll, Obstacle::NotChosen});
        QCOMPARE(wheel.steering.chosen(), std::optional(Way::LongPoll));
        QVERIFY(!wheel.steering.canLookUpwards());
        wheel.steering.choose(std::nullopt);

        QCOMPARE(wheel.ways.chosen(), std::nullopt);
        QVERIFY(!wheel.changes.isEmpty());
    }

    void without_ways_there_is_nothing_to_steer()
    {
        World world;
        Steering steering({world.session, nullptr, world.time});
        world.becomeLive();
        world.transport.takes({Way::EventStream, Obstacle::Refused});

        steering.choose(Way::Poll);
        steering.lookUpwards();

        QVERIFY(!steering.canSteer());
        QCOMPARE(steering.chosen(), std::nullopt);
        QCOMPARE(steering.look(), Look::None);
    }
};

QTEST_GUILESS_MAIN(SteeringTest)
#include "tst_steering.moc"
