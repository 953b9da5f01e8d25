// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/session/session.h"

#include "client/session/wakeup.h"
#include "protocol/closecode.h"
#include "tests/support/faketime.h"
#include "tests/support/faketransport.h"

#include <QSignalSpy>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// A session with everything around it played by the test; the dice always show their highest side.
struct World {
    tests::FakeTime time;
    tests::FakeTransport transport;
    QString token = u"secret"_s;
    std::optional<Cursor> cursor;
    QStringList heard; ///< in its order
    Session session{{.transport = transport, .clock = time, .alarms = time, .dice = [](auto most) { return most; }},
                    {.endpoint = {.host = u"chat.example"_s},
                     .server = {u"s1"_s},
                     .user = {u"u1"_s},
                     .session = {u"11111111-1111-4111-8111-111111111111"_s},
                     .token = [this] { return token; },
                     .cursor = [this] { return cursor; }}};

    World()
    {
        QObject::connect(&session, &Session::welcomed, &session, [this] { heard << u"welcome"_s; });
        QObject::connect(&session, &Session::eventArrived, &session,
                         [this](const Event &event) { heard << u"event %1"_s.arg(event.seq); });
        QObject::connect(&session, &Session::eventSkipped, &session,
                         [this](qint64 seq) { heard << u"skipped %1"_s.arg(seq); });
        QObject::connect(&session, &Session::signalArrived, &session, [this] { heard << u"signal"_s; });
        QObject::connect(&session, &Session::stateChanged, &session, [this](const ConnectionState &state) {
            if (state.isLive())
                heard << u"live"_s;
        });
    }

    [[nodiscard]] Phase phase() const { return session.state().phase; }
    void becomeLive()
    {
        session.start();
        greet();
    }
    void greet()
    {
        transport.opensNow();
        transport.answers(welcome());
    }
    [[nodiscard]] static Welcome welcome()
    {
        return {.user = {.id = {u"u1"_s}, .name = u"Mina"_s},
                .epoch = {u"e1"_s},
                .cursor = {{u"e1"_s}, 7},
                .resumed = true,
                .server = {.id = {u"s1"_s}, .name = u"Lab"_s, .version = u"1"_s},
                .limits = {.messageBytes = 65536, .textCodePoints = 4000},
                .heartbeat = 10s};
    }
    [[nodiscard]] static Signal sign() { return Live{.cursor = {{u"e1"_s}, 7}}; }
};

Event posted(qint64 seq)
{
    return {.seq = seq,
            .at = 1ms,
            .by = {u"u2"_s},
            .room = {u"r1"_s},
            .body = MessagePosted{.id = {u"22222222-2222-4222-8222-222222222222"_s}, .n = 1, .text = u"hi"_s}};
}

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

private slots:
    void it_is_live_only_when_hello_is_answered();
    void hello_says_who_and_from_where();
    void what_follows_the_welcome_comes_in_order();
    void an_event_before_the_welcome_ends_the_connection();
    void a_connection_that_does_not_open_is_given_up_after_ten_seconds();
    void a_hello_without_answer_is_given_up_after_ten_seconds();
    void silence_of_fifteen_seconds_ends_the_connection();
    void any_message_is_a_sign_of_life();
    void the_first_try_comes_at_once_and_the_next_ones_later();
    void a_connection_that_proved_itself_begins_the_waits_anew();
    void what_the_server_asks_for_is_waited();
    void restarting_is_waited_for();
    void close_codes_decide_who_comes_back_data();
    void close_codes_decide_who_comes_back();
    void a_refused_hello_decides_too_data();
    void a_refused_hello_decides_too();
    void a_stopped_session_starts_again_with_a_new_token();
    void another_server_at_the_address_stops_it();
    void resync_comes_back_without_a_cursor();
    void an_answer_reaches_who_asked();
    void a_lost_connection_fails_what_was_asked();
    void who_asked_is_told_after_the_state();
    void a_question_without_a_connection_fails_later();
    void a_question_that_is_never_answered_ends_the_connection();
    void a_person_does_not_wait();
    void after_sleep_the_connection_is_probed();
    void leaving_says_bye_and_stays_away();
    void a_moved_server_is_found();
    void the_state_tells_since_when();
    void a_listener_may_stop_it();
    void waking_up_is_noticed();
};

void SessionTest::it_is_live_only_when_hello_is_answered()
{
    World world;

    world.session.start();
    QCOMPARE(world.phase(), Phase::Connecting);
    world.transport.opensNow();
    QCOMPARE(world.phase(), Phase::Greeting);
    QVERIFY(!world.session.live());
    world.transport.answers(World::welcome());

    QVERIFY(world.session.live());
    QCOMPARE(world.session.welcome()->server.name, u"Lab"_s);
}

void SessionTest::hello_says_who_and_from_where()
{
    World world;
    world.cursor = Cursor{{u"e1"_s}, 7};

    world.session.start();
    world.transport.opensNow();

    const auto hello = world.transport.last<Hello>();
    QVERIFY(hello);
    QCOMPARE(hello->token, u"secret"_s);
    QCOMPARE(hello->cursor, u"e1.7"_s);
    QCOMPARE(hello->session.value, u"11111111-1111-4111-8111-111111111111"_s);
}

void SessionTest::what_follows_the_welcome_comes_in_order()
{
    World world;

    world.becomeLive();
    world.transport.says(posted(8));
    world.transport.saysBytes(R"({"ev":"poll.closed","seq":9,"at":1,"by":"u2"})");
    world.transport.saysBytes(R"({"sig":"weather","sun":true})");
    world.transport.says(World::sign());

    QCOMPARE(world.heard, (QStringList{u"welcome"_s, u"live"_s, u"event 8"_s, u"skipped 9"_s, u"signal"_s}));
}

void SessionTest::an_event_before_the_welcome_ends_the_connection()
{
    World world;
    world.session.start();
    world.transport.opensNow();

    world.transport.says(posted(8));

    QCOMPARE(world.phase(), Phase::Waiting);
    QVERIFY(world.heard.isEmpty());
}

void SessionTest::a_connection_that_does_not_open_is_given_up_after_ten_seconds()
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

void SessionTest::a_hello_without_answer_is_given_up_after_ten_seconds()
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

void SessionTest::silence_of_fifteen_seconds_ends_the_connection()
{
    World world;
    world.becomeLive();

    world.time.pass(14'999ms);
    QVERIFY(world.session.live());
    world.time.pass(1ms);

    QCOMPARE(world.phase(), Phase::Waiting);
    QCOMPARE(world.session.state().trouble, std::optional(Trouble::Silent));
}

void SessionTest::any_message_is_a_sign_of_life()
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

void SessionTest::the_first_try_comes_at_once_and_the_next_ones_later()
{
    Backoff backoff([](auto most) { return most; });
    QList<qint64> waits;

    for (int i = 0; i < 9; ++i)
        waits << backoff.next().count();
    backoff.reset();
    waits << backoff.next().count();

    QCOMPARE(waits, (QList<qint64>{300, 1000, 2000, 4000, 8000, 16000, 20000, 20000, 20000, 300}));
}

void SessionTest::a_connection_that_proved_itself_begins_the_waits_anew()
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

void SessionTest::what_the_server_asks_for_is_waited()
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

void SessionTest::restarting_is_waited_for()
{
    World world;
    world.becomeLive();

    world.transport.says(Signal(Restarting{.after = 2s}));
    QVERIFY(world.session.live());
    world.transport.closes({.code = static_cast<quint16>(CloseCode::Restarting)});

    QCOMPARE(world.session.state().trouble, std::optional(Trouble::Restarting));
    QCOMPARE(*world.session.state().nextTry - world.time.steady(), 2'300ms);
}

void SessionTest::close_codes_decide_who_comes_back_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<std::optional<StopReason>>("stopped");
    using Reason = std::optional<StopReason>;

    QTest::newRow("broken") << 0 << Phase::Waiting << Reason();
    QTest::newRow("going away") << 1001 << Phase::Waiting << Reason();
    QTest::newRow("too slow") << 4008 << Phase::Waiting << Reason();
    QTest::newRow("unknown, come back") << 4499 << Phase::Waiting << Reason();
    QTest::newRow("bad protocol") << 4500 << Phase::Stopped << Reason(StopReason::BadProtocol);
    QTest::newRow("signed out") << 4501 << Phase::Stopped << Reason(StopReason::SignedOut);
    QTest::newRow("forbidden") << 4503 << Phase::Stopped << Reason(StopReason::Forbidden);
    QTest::newRow("replaced") << 4509 << Phase::Stopped << Reason(StopReason::Replaced);
    QTest::newRow("too old") << 4510 << Phase::Stopped << Reason(StopReason::ClientTooOld);
    QTest::newRow("too many errors") << 4529 << Phase::Stopped << Reason(StopReason::TooManyErrors);
    QTest::newRow("unknown, stay away") << 4999 << Phase::Stopped << Reason(StopReason::BadProtocol);
}

void SessionTest::close_codes_decide_who_comes_back()
{
    QFETCH(int, code);
    QFETCH(Phase, phase);
    QFETCH(std::optional<StopReason>, stopped);
    World world;
    world.becomeLive();
    const auto number = static_cast<quint16>(code);

    world.transport.closes(
        {.code = code > 0 ? std::optional(number) : std::nullopt, .mayComeBack = mayComeBack(number)});
    world.time.pass(60s);

    QCOMPARE(world.phase() == Phase::Stopped, phase == Phase::Stopped);
    QCOMPARE(world.session.state().stopped, stopped);
    QCOMPARE(world.transport.opens > 1, phase != Phase::Stopped);
}

void SessionTest::a_refused_hello_decides_too_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<std::optional<StopReason>>("stopped");
    using Reason = std::optional<StopReason>;

    QTest::newRow("unauthorized") << ErrorCode::Unauthorized << Reason(StopReason::SignedOut);
    QTest::newRow("forbidden") << ErrorCode::Forbidden << Reason(StopReason::Forbidden);
    QTest::newRow("unsupported") << ErrorCode::Unsupported << Reason(StopReason::ClientTooOld);
    QTest::newRow("bad request") << ErrorCode::BadRequest << Reason(StopReason::BadProtocol);
    QTest::newRow("internal") << ErrorCode::Internal << Reason();
    QTest::newRow("unavailable") << ErrorCode::Unavailable << Reason();
    QTest::newRow("too many") << ErrorCode::TooMany << Reason();
}

void SessionTest::a_refused_hello_decides_too()
{
    QFETCH(ErrorCode, code);
    QFETCH(std::optional<StopReason>, stopped);
    World world;
    world.session.start();
    world.transport.opensNow();

    world.transport.refuses({.code = code, .text = u"no"_s});

    QCOMPARE(world.session.state().stopped, stopped);
    QCOMPARE(world.phase(), stopped ? Phase::Stopped : Phase::Waiting);
    QVERIFY(!world.transport.isOpen());
}

void SessionTest::a_stopped_session_starts_again_with_a_new_token()
{
    World world;
    world.session.start();
    world.transport.opensNow();
    world.transport.refuses({.code = ErrorCode::Unauthorized, .text = u"no"_s});

    world.token = u"new"_s;
    world.becomeLive();

    QVERIFY(world.session.live());
    QCOMPARE(world.transport.last<Hello>()->token, u"new"_s);
    QVERIFY(!world.session.state().stopped);
}

void SessionTest::another_server_at_the_address_stops_it()
{
    World world;
    world.session.start();
    world.transport.opensNow();
    auto welcome = World::welcome();
    welcome.server.id = {u"s2"_s};

    world.transport.answers(welcome);

    QCOMPARE(world.session.state().stopped, std::optional(StopReason::OtherServer));
    QVERIFY(world.heard.isEmpty());
}

void SessionTest::resync_comes_back_without_a_cursor()
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

void SessionTest::an_answer_reaches_who_asked()
{
    World world;
    world.becomeLive();
    std::optional<Expected<ReadUpTo, Error>> first;
    std::optional<Expected<ReadUpTo, Error>> second;

    world.session.ask<Read>({.room = {u"r1"_s}, .n = 3}, [&first](const auto &answer) { first = answer; });
    world.transport.answers(ReadUpTo{.n = 3});
    world.session.ask<Read>({.room = {u"r1"_s}, .n = 4}, [&second](const auto &answer) { second = answer; });
    world.transport.refuses({.code = ErrorCode::NotFound, .text = u"no room"_s});

    QCOMPARE(first->value().n, 3);
    QCOMPARE(second->error().code, ErrorCode::NotFound);
}

void SessionTest::a_lost_connection_fails_what_was_asked()
{
    World world;
    world.becomeLive();
    int calls = 0;
    ErrorCode code{};

    world.session.ask<Ping>({}, [&calls, &code](const auto &answer) {
        ++calls;
        code = answer.error().code;
    });
    world.transport.breaks();
    world.time.pass(300ms);
    world.greet();

    QCOMPARE(calls, 1);
    QCOMPARE(code, ErrorCode::Unavailable);
}

void SessionTest::who_asked_is_told_after_the_state()
{
    World world;
    world.becomeLive();
    QStringList order;
    QObject::connect(&world.session, &Session::stateChanged, &world.session, [&order] { order << u"state"_s; });

    world.session.ask<Ping>({}, [&order](const auto &) { order << u"answer"_s; });
    world.transport.breaks();

    QCOMPARE(order, (QStringList{u"state"_s, u"answer"_s}));
}

void SessionTest::a_question_without_a_connection_fails_later()
{
    World world;
    std::optional<ErrorCode> code;

    world.session.ask<Ping>({}, [&code](const auto &answer) { code = answer.error().code; });
    QVERIFY(!code);
    QCoreApplication::processEvents();

    QCOMPARE(code, std::optional(ErrorCode::Unavailable));
}

void SessionTest::a_question_that_is_never_answered_ends_the_connection()
{
    World world;
    world.becomeLive();
    int failed = 0;
    world.session.ask<Ping>({}, [&failed](const auto &) { ++failed; });

    for (int i = 0; i < 6; ++i) {
        world.time.pass(9s);
        world.transport.says(World::sign());
    }
    QCOMPARE(failed, 0);
    world.time.pass(6s);

    QCOMPARE(failed, 1);
    QCOMPARE(world.session.state().trouble, std::optional(Trouble::NoAnswer));
}

void SessionTest::a_person_does_not_wait()
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

void SessionTest::after_sleep_the_connection_is_probed()
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

void SessionTest::leaving_says_bye_and_stays_away()
{
    World world;
    world.becomeLive();

    world.session.stop();
    world.time.pass(60s);

    QVERIFY(world.transport.last<Bye>());
    QCOMPARE(world.phase(), Phase::Idle);
    QCOMPARE(world.transport.opens, 1);
}

void SessionTest::a_moved_server_is_found()
{
    World world;
    world.becomeLive();

    world.session.setEndpoint({.host = u"127.0.0.1"_s, .port = 9000});
    world.time.pass(300ms);

    QCOMPARE(world.transport.endpoint.port, quint16(9000));
    QCOMPARE(world.session.state().address, u"127.0.0.1:9000"_s);
}

void SessionTest::the_state_tells_since_when()
{
    World world;
    world.session.start();
    const auto begun = world.time.steady();
    QCOMPARE(world.session.state().lostAt, std::optional(begun));
    QVERIFY(!world.session.state().wasLive);
    world.greet();
    QVERIFY(!world.session.state().lostAt);

    world.time.pass(5s);
    world.transport.breaks();
    const auto lost = world.time.steady();
    world.time.pass(300ms);
    world.transport.breaks();
    world.time.pass(1s);

    QCOMPARE(world.session.state().lostAt, std::optional(lost));
    QCOMPARE(world.session.state().attempts, 2);
    QVERIFY(world.session.state().wasLive);
}

void SessionTest::a_listener_may_stop_it()
{
    World world;
    QObject::connect(&world.session, &Session::welcomed, &world.session, [&world] { world.session.stop(); });

    world.becomeLive();

    QCOMPARE(world.phase(), Phase::Idle);
    QVERIFY(!world.transport.isOpen());
}

void SessionTest::waking_up_is_noticed()
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

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
