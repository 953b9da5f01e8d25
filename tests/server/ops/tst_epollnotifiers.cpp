// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/server/ourloop.h"

#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTest>
#include <QTimer>

#include <array>
#include <memory>

#include <unistd.h>

namespace madang::server
{

using namespace std::chrono_literals;

/// Our event loop tells who watches a descriptor what QAbstractEventDispatcher promises, and nobody else.
class EpollNotifiersTest : public QObject
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
        const SocketPair one;
        const SocketPair two;
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
        const SocketPair pair;
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
        const SocketPair pair;
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
        const SocketPair pair;
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
        const SocketPair one;
        const SocketPair two;
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
        SocketPair old;
        auto first = std::make_unique<QSocketNotifier>(old.near(), QSocketNotifier::Read);
        turn();
        const int number = old.near();
        old.feed();
        first.reset();
        old.closeNear();

        const SocketPair fresh;
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
        const SocketPair one;
        const SocketPair two;
        QSocketNotifier first(one.near(), QSocketNotifier::Read);
        QSocketNotifier second(two.near(), QSocketNotifier::Read);
        QStringList order;
        const auto note = [&order](const SocketPair &pair, const QString &name) {
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
        const SocketPair pair;
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
};

} // namespace madang::server

int main(int argc, char *argv[])
{
    return madang::server::runInOurLoop<madang::server::EpollNotifiersTest>(argc, argv);
}
#include "tst_epollnotifiers.moc"
