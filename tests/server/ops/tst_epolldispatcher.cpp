// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/epolldispatcher.h"

#include "tests/support/server/ourloop.h"

#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <memory>

namespace madang::server
{

using namespace std::chrono_literals;

/// Our event loop keeps the promises of QAbstractEventDispatcher about timers, threads and turns.
class EpollDispatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance()));
        turn();
    }

    void timers_of_all_kinds_fire_and_never_early_data()
    {
        QTest::addColumn<Qt::TimerType>("type");
        QTest::newRow("precise") << Qt::PreciseTimer;
        QTest::newRow("coarse") << Qt::CoarseTimer;
        QTest::newRow("very coarse") << Qt::VeryCoarseTimer;
    }

    void timers_of_all_kinds_fire_and_never_early()
    {
        QFETCH(const Qt::TimerType, type);
        QTimer timer;
        timer.setTimerType(type);
        timer.setSingleShot(true);
        QEventLoop loop;
        connect(&timer, &QTimer::timeout, &loop, &QEventLoop::quit);
        QElapsedTimer elapsed;
        elapsed.start();
        timer.start(30ms);
        QVERIFY(timer.remainingTime() > 0);
        loop.exec();
        QVERIFY(elapsed.nsecsElapsed() >= std::chrono::nanoseconds(30ms).count());
        QCOMPARE(timer.remainingTime(), -1);
    }

    void a_timer_of_zero_fires_every_turn_and_lets_others_live()
    {
        const SocketPair pair;
        QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
        const QSignalSpy spy(&notifier, &QSocketNotifier::activated);
        QTimer timer;
        const QSignalSpy timerSpy(&timer, &QTimer::timeout);
        timer.start(0);
        pair.feed();
        turn();
        turn();
        QCOMPARE(timerSpy.size(), 2);
        QCOMPARE(spy.size(), 2);
    }

    void a_timer_may_be_deleted_in_its_own_handler_and_does_not_fire_within_it()
    {
        auto *timer = new QTimer;
        int fired = 0;
        connect(timer, &QTimer::timeout, this, [&] {
            ++fired;
            turn();
            delete timer;
        });
        timer->start(0);
        turn();
        turn();
        QCOMPARE(fired, 1);
    }

    void another_thread_wakes_a_loop_that_waits()
    {
        QEventLoop loop;
        const std::unique_ptr<QThread> thread(QThread::create([&loop] {
            for (int i = 0; i < 1'000; ++i)
                QMetaObject::invokeMethod(
                    &loop, [] {}, Qt::QueuedConnection);
            QMetaObject::invokeMethod(
                &loop, [&loop] { loop.quit(); }, Qt::QueuedConnection);
        }));
        connect(thread.get(), &QThread::started, &loop, [] {});
        thread->start();
        loop.exec();
        QVERIFY(thread->wait());
    }

    void interrupting_ends_a_wait()
    {
        QEventLoop loop;
        const std::unique_ptr<QThread> thread(QThread::create([&loop] { loop.exit(7); }));
        QMetaObject::invokeMethod(
            &loop, [&thread] { thread->start(); }, Qt::QueuedConnection);
        QCOMPARE(loop.exec(), 7);
        QVERIFY(thread->wait());
    }

    void a_turn_ends_after_all_that_was_posted_and_also_while_more_is_posted()
    {
        auto *dispatcher = qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance());
        QStringList order;
        QObject context;
        connect(dispatcher, &EpollDispatcher::turnEnded, &context, [&] { order.append(QStringLiteral("end")); });
        const auto post = [&](const QString &name, auto &&then) {
            QMetaObject::invokeMethod(
                &context,
                [&order, name, then] {
                    order.append(name);
                    then();
                },
                Qt::QueuedConnection);
        };
        post(QStringLiteral("a"), [] {});
        post(QStringLiteral("b"), [&] { post(QStringLiteral("c"), [] {}); });
        turn();
        turn();
        QCOMPARE(order.join(u' '), QStringLiteral("a b end c end"));
    }

    void real_sockets_talk_through_it()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray got;
        const QByteArray much(3'000'000, 'x');
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *const peer = server.nextPendingConnection();
            connect(peer, &QTcpSocket::readyRead, this, [&got, peer] { got += peer->readAll(); });
        });
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, server.serverPort());
        client.write(much);
        QTRY_COMPARE(got.size(), much.size());
        QTcpSocket refused;
        QSignalSpy errors(&refused, &QTcpSocket::errorOccurred);
        server.close();
        refused.connectToHost(QHostAddress::LocalHost, client.peerPort());
        QTRY_COMPARE(errors.size(), 1);
    }
};

} // namespace madang::server

int main(int argc, char *argv[])
{
    return madang::server::runInOurLoop<madang::server::EpollDispatcherTest>(argc, argv);
}
#include "tst_epolldispatcher.moc"
