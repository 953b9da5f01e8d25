// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/epolldispatcher.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <memory>

#include <sys/socket.h>
#include <unistd.h>

namespace madang::server
{

using namespace std::chrono_literals;

namespace
{

/// Two connected descriptors; what is written into one can be read from the other.
class Pair
{
public:
    Pair() { isThere = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, m_ends.data()) == 0; }
    ~Pair()
    {
        closeNear();
        ::close(m_ends.at(1));
    }
    Q_DISABLE_COPY_MOVE(Pair)

    [[nodiscard]] int near() const { return m_ends.at(0); }
    void feed() const { (void)!::write(m_ends.at(1), "x", 1); }
    void drain() const
    {
        char byte = 0;
        (void)!::read(m_ends.at(0), &byte, 1);
    }
    void closeNear()
    {
        if (m_ends.at(0) >= 0)
            ::close(std::exchange(m_ends.at(0), -1));
    }

    bool isThere = false;

private:
    std::array<int, 2> m_ends{};
};

/// What is ready and due is done, and nothing is waited for.
void turn(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents)
{
    QCoreApplication::processEvents(flags);
}

} // namespace

/// Our event loop keeps every promise of QAbstractEventDispatcher. The program's own loop is the one under test.
class EpollDispatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance()));
        turn();
    }

    void a_notifier_hears_of_its_own_descriptor_only()
    {
        const Pair one;
        const Pair two;
        QSocketNotifier first(one.near(), QSocketNotifier::Read);
        QSocketNotifier second(two.near(), QSocketNotifier::Read);
        const QSignalSpy firstSpy(&first, &QSocketNotifier::activated);
        const QSignalSpy secondSpy(&second, &QSocketNotifier::activated);

        two.feed();
        turn();

        QCOMPARE(firstSpy.size(), 0);
        QCOMPARE(secondSpy.size(), 1);
    }

    void a_descriptor_is_told_again_until_it_is_read_and_not_while_disabled()
    {
        const Pair pair;
        QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
        const QSignalSpy spy(&notifier, &QSocketNotifier::activated);
        pair.feed();
        turn();
        turn();
        QCOMPARE(spy.size(), 2);

        notifier.setEnabled(false);
        turn();
        QCOMPARE(spy.size(), 2);
        notifier.setEnabled(true);
        turn();
        QCOMPARE(spy.size(), 3);

        pair.drain();
        turn();
        QCOMPARE(spy.size(), 3);
    }

    void reading_and_writing_are_told_apart()
    {
        const Pair pair;
        QSocketNotifier reading(pair.near(), QSocketNotifier::Read);
        QSocketNotifier writing(pair.near(), QSocketNotifier::Write);
        const QSignalSpy readingSpy(&reading, &QSocketNotifier::activated);
        const QSignalSpy writingSpy(&writing, &QSocketNotifier::activated);
        turn();
        QCOMPARE(readingSpy.size(), 0);
        QCOMPARE(writingSpy.size(), 1);

        writing.setEnabled(false);
        pair.feed();
        turn();
        QCOMPARE(readingSpy.size(), 1);
        QCOMPARE(writingSpy.size(), 1);
    }

    void a_hang_up_is_told_to_who_reads()
    {
        std::array<int, 2> ends{};
        QCOMPARE(::pipe(ends.data()), 0);
        QSocketNotifier notifier(ends.at(0), QSocketNotifier::Read);
        const QSignalSpy spy(&notifier, &QSocketNotifier::activated);
        ::close(ends.at(1));
        turn();
        QCOMPARE(spy.size(), 1);
        notifier.setEnabled(false);
        ::close(ends.at(0));
    }

    void a_notifier_may_be_deleted_in_its_own_activation()
    {
        const Pair pair;
        auto *notifier = new QSocketNotifier(pair.near(), QSocketNotifier::Read);
        int activations = 0;
        connect(notifier, &QSocketNotifier::activated, this, [&] {
            ++activations;
            delete notifier;
        });
        pair.feed();
        turn();
        turn();
        QCOMPARE(activations, 1);
    }

    void who_is_removed_by_another_of_the_same_turn_hears_nothing()
    {
        const Pair one;
        const Pair two;
        auto first = std::make_unique<QSocketNotifier>(one.near(), QSocketNotifier::Read);
        auto second = std::make_unique<QSocketNotifier>(two.near(), QSocketNotifier::Read);
        int activations = 0;
        connect(first.get(), &QSocketNotifier::activated, this, [&] {
            ++activations;
            second.reset();
        });
        connect(second.get(), &QSocketNotifier::activated, this, [&] {
            ++activations;
            first.reset();
        });
        one.feed();
        two.feed();
        turn();
        QCOMPARE(activations, 1);
    }

    void a_descriptors_number_that_is_used_anew_is_another_descriptor()
    {
        Pair old;
        auto first = std::make_unique<QSocketNotifier>(old.near(), QSocketNotifier::Read);
        turn();
        const int number = old.near();
        old.feed();
        first.reset();
        old.closeNear();

        const Pair fresh;
        QCOMPARE(fresh.near(), number);
        QSocketNotifier second(fresh.near(), QSocketNotifier::Read);
        const QSignalSpy spy(&second, &QSocketNotifier::activated);
        turn();
        QCOMPARE(spy.size(), 0);
        fresh.feed();
        turn();
        QCOMPARE(spy.size(), 1);
    }

    void a_loop_within_an_activation_tells_the_others_once()
    {
        const Pair one;
        const Pair two;
        QSocketNotifier first(one.near(), QSocketNotifier::Read);
        QSocketNotifier second(two.near(), QSocketNotifier::Read);
        QStringList order;
        const auto note = [&order](const Pair &pair, const QString &name) {
            pair.drain();
            order.append(name + QStringLiteral(" begins"));
            turn();
            order.append(name + QStringLiteral(" ends"));
        };
        connect(&first, &QSocketNotifier::activated, this, [&] { note(one, QStringLiteral("first")); });
        connect(&second, &QSocketNotifier::activated, this, [&] { note(two, QStringLiteral("second")); });
        one.feed();
        two.feed();
        turn();
        QCOMPARE(order.size(), 4);
        QCOMPARE(order.at(0).section(u' ', 0, 0), order.at(3).section(u' ', 0, 0));
    }

    void sockets_wait_where_they_are_excluded_and_timers_too()
    {
        const Pair pair;
        QSocketNotifier notifier(pair.near(), QSocketNotifier::Read);
        const QSignalSpy spy(&notifier, &QSocketNotifier::activated);
        QTimer timer;
        const QSignalSpy timerSpy(&timer, &QTimer::timeout);
        timer.start(0);
        pair.feed();

        turn(QEventLoop::ExcludeSocketNotifiers | QEventLoop::X11ExcludeTimers);
        QCOMPARE(spy.size(), 0);
        QCOMPARE(timerSpy.size(), 0);
        turn();
        QCOMPARE(spy.size(), 1);
        QCOMPARE(timerSpy.size(), 1);
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
        const Pair pair;
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
    QCoreApplication::setEventDispatcher(new madang::server::EpollDispatcher);
    const QCoreApplication application(argc, argv);
    madang::server::EpollDispatcherTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_epolldispatcher.moc"
