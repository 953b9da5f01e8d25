// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/session/session.h"

#include "protocol/closecode.h"
#include "tests/support/client/sessionworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace madang;
using namespace madang::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::World;

class VerdictTest : public QObject
{
    Q_OBJECT

private slots:
    void close_codes_decide_who_comes_back_data();
    void close_codes_decide_who_comes_back();
    void a_refused_hello_decides_too_data();
    void a_refused_hello_decides_too();
    void a_stopped_session_starts_again_with_a_new_token();
    void another_server_at_the_address_stops_it();
};

void VerdictTest::close_codes_decide_who_comes_back_data()
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

void VerdictTest::close_codes_decide_who_comes_back()
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

void VerdictTest::a_refused_hello_decides_too_data()
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

void VerdictTest::a_refused_hello_decides_too()
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

void VerdictTest::a_stopped_session_starts_again_with_a_new_token()
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

void VerdictTest::another_server_at_the_address_stops_it()
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

QTEST_GUILESS_MAIN(VerdictTest)
#include "tst_verdict.moc"
