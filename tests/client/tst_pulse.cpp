// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/connection/pulse.h"

#include "tests/support/client/sessionworld.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace madang;
using namespace madang::client;
using namespace madang::tests;
using namespace std::chrono_literals;

namespace
{

struct Beating : World {
    Pulse pulse{{session, time, time}};

    Beating() { becomeLive(); }
    [[nodiscard]] qsizetype pings() const
    {
        return std::count_if(transport.sent.begin(), transport.sent.end(),
                             [](const Request &request) { return std::holds_alternative<Ping>(request.command); });
    }
    void answersAfter(milliseconds time_)
    {
        time.pass(time_);
        transport.answers(Pong{});
    }
};

} // namespace

/// How long the server takes to answer is measured while somebody looks.
class PulseTest : public QObject
{
    Q_OBJECT

private slots:
    void nobody_looks_and_nothing_is_asked()
    {
        Beating world;

        world.time.pass(10s);

        QCOMPARE(world.pings(), 0);
    }

    void it_asks_at_once_and_then_every_three_seconds()
    {
        Beating world;

        world.pulse.start();
        world.answersAfter(14ms);
        world.time.pass(3s - 14ms);
        world.answersAfter(20ms);

        QCOMPARE(world.pings(), 2);
        QCOMPARE(world.pulse.roundTrips().size(), 2);
        QCOMPARE(world.pulse.roundTrips().first().took, 14ms);
        QCOMPARE(world.pulse.roundTrips().last().took, 20ms);
    }

    void it_does_not_ask_again_before_the_answer()
    {
        Beating world;
        world.pulse.start();

        world.time.pass(7s);
        QCOMPARE(world.pings(), 1);
        world.transport.answers(Pong{});
        world.time.pass(3s);

        QCOMPARE(world.pings(), 2);
        QCOMPARE(world.pulse.roundTrips().first().took, 7s);
    }

    void it_stops_when_nobody_looks_any_more()
    {
        Beating world;
        world.pulse.start();
        world.answersAfter(1ms);

        world.pulse.stop();
        world.time.pass(10s);

        QCOMPARE(world.pings(), 1);
    }

    void what_was_never_answered_is_no_round_trip()
    {
        Beating world;
        world.pulse.start();

        world.transport.breaks();
        world.time.pass(1s);
        world.greet();
        world.time.pass(3s);

        QVERIFY(world.pulse.roundTrips().isEmpty());
        QVERIFY(world.pings() > 0); // it goes on
    }

    void it_keeps_the_latest()
    {
        Beating world;

        for (int i = 0; i < 70; ++i)
            world.pulse.note(milliseconds(i));

        QCOMPARE(world.pulse.roundTrips().size(), Pulse::most);
        QCOMPARE(world.pulse.roundTrips().first().took, 10ms);
        QCOMPARE(world.pulse.roundTrips().last().took, 69ms);
    }

    void an_answer_that_comes_too_late_finds_nobody()
    {
        World world;
        world.becomeLive();
        auto pulse = std::make_unique<Pulse>(Pulse::Parts{world.session, world.time, world.time});
        pulse->start();

        pulse.reset();
        world.transport.answers(Pong{});

        QVERIFY(world.session.live());
    }
};

QTEST_GUILESS_MAIN(PulseTest)
#include "tst_pulse.moc"
