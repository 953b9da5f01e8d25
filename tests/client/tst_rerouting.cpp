// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/session/session.h"
#include "protocol/closecode.h"
#include "tests/support/client/sessionworld.h"

#include <QTest>

using namespace madang;
using namespace madang::client;
using tests::World;

/// Another proxy leads to the server, whatever the session does just then.
class ReroutingTest : public QObject
{
    Q_OBJECT

private slots:
    void another_proxy_is_gone_through_at_once_data();
    void another_proxy_is_gone_through_at_once();
    void who_never_began_does_not_because_of_a_proxy();
};

void ReroutingTest::another_proxy_is_gone_through_at_once_data()
{
    QTest::addColumn<Phase>("before");

    QTest::newRow("connecting") << Phase::Connecting;
    QTest::newRow("greeting") << Phase::Greeting;
    QTest::newRow("live") << Phase::Live;
    QTest::newRow("waiting") << Phase::Waiting;
    QTest::newRow("stopped") << Phase::Stopped;
}

void ReroutingTest::another_proxy_is_gone_through_at_once()
{
    QFETCH(const Phase, before);
    World world;
    world.session.start();
    if (before == Phase::Greeting || before == Phase::Stopped)
        world.transport.opensNow();
    if (before == Phase::Live)
        world.greet();
    if (before == Phase::Waiting)
        world.transport.breaks();
    if (before == Phase::Stopped)
        world.transport.closes({.code = static_cast<quint16>(CloseCode::SignedOut), .mayComeBack = false});
    QCOMPARE(world.phase(), before);

    world.session.reroute();

    QCOMPARE(world.phase(), Phase::Connecting);
    QCOMPARE(world.transport.opens, 2);
    world.greet();
    QVERIFY(world.session.live());
}

void ReroutingTest::who_never_began_does_not_because_of_a_proxy()
{
    World world;

    world.session.reroute();

    QCOMPARE(world.phase(), Phase::Idle);
    QCOMPARE(world.transport.opens, 0);
}

QTEST_GUILESS_MAIN(ReroutingTest)
#include "tst_rerouting.moc"
