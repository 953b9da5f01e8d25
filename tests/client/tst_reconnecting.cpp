// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/session/session.h"

#include "client/session/wakeup.h"
#include "protocol/closecode.h"
#include "tests/support/client/sessionworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::World;

class ReconnectingTest : public QObject
{
    Q_OBJECT

private slots:
    void a_connection_that_does_not_open_is_given_up_after_ten_seconds();
    void a_hello_without_answer_is_given_up_after_ten_seconds();
    void silence_of_fifteen_seconds_ends_the_connection();
    void any_message_is_a_sign_of_life();
    void the_first_try_comes_at_once_and_the_next_ones_later();
    void a_connection_that_proved_itself_begins_the_waits_anew();
    void what_the_server_asks_for_is_waited();
    void restarting_is_waited_for();
    void what_an_end_asks_for_is_waited();
    void resync_comes_back_without_a_cursor();
    void a_person_does_not_wait();
    void a_try_that_hangs_does_not_hold_up_who_asks_for_another();
    void after_sleep_the_connection_is_probed();
    void a_moved_server_is_found();
    void waking_up_is_noticed();
};

void ReconnectingTest::a_connection_that_does_not_open_is_given_up_after_ten_seconds()
{
    World world;
    world.session.start();

    world.time.pass(9'999ms);
    QCOMPARE(world.phase(), Phase::Connecting);
    world.time.pass(1ms);

    QCOMPARE(world.phase(), Phase::Waiting);
    QCOMPARE(world.session.state().trouble, std::optional(Trouble::NoAnswer));
    QVERIFY(!world.transport.isOpen());
}

void ReconnectingTest::a_hello_without_answer_is_given_up_after_ten_seconds()
{
    World world;
    world.session.start();
    world.transport.opensNow();

    world.time.pass(9'999ms);
    QCOMPARE(world.phase(), Phase::Greeting);
    world.time.pass(1ms);

    QCOMPARE(world.phase(), Phase::Waiting);
    world.time.pass(300ms);
    QCOMPARE(world.transport.opens, 2);
}

void ReconnectingTest::silence_of_fifteen_seconds_ends_the_connection()
{
    World world;
    world.becomeLive();

    world.time.pass(14'999ms);
    QVERIFY(world.session.live());
    world.time.pass(1ms);

    QCOMPARE(world.phase(), Phase::Waiting);
    QCOMPARE(world.session.state().trouble, std::optional(Trouble::Silent));
}

void ReconnectingTest::any_message_is_a_sign_of_life()
{
    World world;
    world.becomeLive();

    world.time.pass(10s);
    world.transport.saysBytes(R"({"sig":"something new"})");
    world.time.pass(10s);
    world.transport.saysBytes(R"({"re":4711,"ok":{}})");
    world.time.pass(10s);

    QVERIFY(world.session.live());
}

void ReconnectingTest::the_first_try_comes_at_once_and_the_next_ones_later()
{
    Backoff backoff([](auto most) { return most; });
    QList<qint64> waits;

    for (int i = 0; i < 9; ++i)
        waits << backoff.next().count();
    backoff.reset();
    waits << backoff.next().count();

    QCOMPARE(waits, (QList<qint64>{300, 1000, 2000, 4000, 8000, 16000, 20000, 20000, 20000, 300}));
}

void ReconnectingTest::a_connection_that_proved_itself_begins_the_waits_anew()
{
    World world;
    world.becomeLive();
    world.transport.breaks(); // right after the welcome: not proven
    world.time.pass(300ms);
    world.greet();
    world.transport.breaks();
    world.time.pass(999ms);
    QCOMPARE(world.phase(), Phase::Waiting);
    world.time.pass(1ms);
    world.greet();

    world.time.pass(11s);
    world.transport.breaks();
    world.time.pass(300ms);

    QCOMPARE(world.phase(), Phase::Connecting);
}

void ReconnectingTest::what_the_server_asks_for_is_waited()
{
    World world;
    world.session.start();
    world.transport.opensNow();

    world.transport.refuses({.code = ErrorCode::TooMany, .text = u"slowly"_s, .after = 5s});

    QCOMPARE(world.phase(), Phase::Waiting);
    QCOMPARE(world.session.state().trouble, std::optional(Trouble::Overloaded));
    world.time.pass(5'299ms);
    QCOMPARE(world.phase(), Phase::Waiting);
    world.time.pass(1ms);
    QCOMPARE(world.phase(), Phase::Connecting);
}

void ReconnectingTest::restarting_is_waited_for()
{
    World world;
    world.becomeLive();

    world.transport.says(Signal(Restarting{.after = 2s}));
    QVERIFY(world.session.live());
    world.transport.closes({.code = static_cast<quint16>(CloseCode::Restarting)});

    QCOMPARE(world.session.state().trouble, std::optional(Trouble::Restarting));
    QCOMPARE(*world.session.state().nextTry - world.time.steady(), 2'300ms);
}

void ReconnectingTest::what_an_end_asks_for_is_waited()
{
    World world;
    world.becomeLive();

    world.transport.closes({.code = static_cast<quint16>(CloseCode::Overloaded), .after = 5s});

    QCOMPARE(world.session.state().trouble, std::optional(Trouble::Overloaded));
    QCOMPARE(*world.session.state().nextTry - world.time.steady(), 5'300ms);
}

void ReconnectingTest::resync_comes_back_without_a_cursor()
{
    World world;
    world.cursor = Cursor{{u"e1"_s}, 7};
    world.becomeLive();

    world.transport.says(Signal(ResyncNeeded{.reason = u"too far behind"_s}));
    QCOMPARE(world.phase(), Phase::Waiting);
    world.time.pass(300ms);
    world.transport.opensNow();
    QCOMPARE(world.transport.last<Hello>()->cursor, QString());
    world.transport.answers(World::welcome());

    world.transport.breaks();
    world.time.pass(1s);
    world.transport.opensNow();
    QCOMPARE(world.transport.last<Hello>()->cursor, u"e1.7"_s);
}

void ReconnectingTest::a_person_does_not_wait()
{
    World world;
    world.session.start();
    for (int i = 0; i < 6; ++i) {
        world.transport.breaks();
        world.time.pass(20s);
    }
    world.transport.breaks();
    const int before = world.transport.opens;

    world.session.tryNow();
    QCOMPARE(world.transport.opens, before + 1);
    world.transport.breaks();
    world.time.pass(300ms);

    QCOMPARE(world.transport.opens, before + 2);
}

void ReconnectingTest::a_try_that_hangs_does_not_hold_up_who_asks_for_another()
{
    World world;
    world.session.start();
    QCOMPARE(world.phase(), Phase::Connecting);
    world.session.tryNow();
    QCOMPARE(world.transport.opens, 2);
    world.transport.opensNow();
    QCOMPARE(world.phase(), Phase::Greeting);
    world.session.nudge();
    QCOMPARE(world.transport.opens, 3);

    world.greet();

    QVERIFY(world.session.live());
}

void ReconnectingTest::after_sleep_the_connection_is_probed()
{
    World world;
    world.becomeLive();

    world.session.nudge();
    QVERIFY(world.transport.last<Ping>());
    world.time.pass(2s);
    world.transport.answers(Pong{.at = 1ms});
    world.time.pass(10s);
    QVERIFY(world.session.live());

    world.session.nudge();
    world.time.pass(3s);
    QCOMPARE(world.phase(), Phase::Waiting);
    world.session.nudge();
    QCOMPARE(world.phase(), Phase::Connecting);
}

void ReconnectingTest::a_moved_server_is_found()
{
    World world;
    world.becomeLive();

    world.session.setEndpoint({.host = u"127.0.0.1"_s, .port = 9000});
    world.time.pass(300ms);

    QCOMPARE(world.transport.endpoint.port, quint16(9000));
    QCOMPARE(world.session.state().address, u"127.0.0.1:9000"_s);
}

void ReconnectingTest::waking_up_is_noticed()
{
    tests::FakeTime time;
    WakeUp wakeUp(time, time);
    QSignalSpy woke(&wakeUp, &WakeUp::wokeUp);

    time.pass(60s);
    QCOMPARE(woke.count(), 0);
    time.sleep(11s);
    time.pass(3s);
    QCOMPARE(woke.count(), 1);
    time.pass(60s);

    QCOMPARE(woke.count(), 1);
}

QTEST_GUILESS_MAIN(ReconnectingTest)
#include "tst_reconnecting.moc"
