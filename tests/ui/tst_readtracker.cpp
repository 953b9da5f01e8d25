// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/faketime.h"
#include "ui/timeline/readtracker.h"

#include <QSignalSpy>
#include <QtTest>

using namespace std::chrono_literals;
using madang::tests::FakeTime;
using madang::ui::ReadTracker;

class ReadTrackerTest : public QObject
{
    Q_OBJECT

private slots:
    void what_was_seen_for_a_second_is_read()
    {
        FakeTime time;
        ReadTracker tracker(time);
        QSignalSpy read(&tracker, &ReadTracker::readUpTo);
        tracker.begin(10);

        tracker.setSeen(8, 15);
        time.pass(999ms);
        tracker.check();
        QCOMPARE(read.count(), 0);
        time.pass(1ms);
        tracker.check();

        QCOMPARE(read.count(), 1);
        QCOMPARE(read.first().first().toLongLong(), 15);
        QVERIFY(!tracker.isWaiting());
    }

    void what_was_scrolled_past_is_not_read_by_itself()
    {
        FakeTime time;
        ReadTracker tracker(time);
        QSignalSpy read(&tracker, &ReadTracker::readUpTo);
        tracker.begin(0);

        tracker.setSeen(1, 20);
        time.pass(500ms);
        tracker.setSeen(1, 25);
        time.pass(500ms);
        tracker.check();

        QCOMPARE(read.last().first().toLongLong(), 20);
    }

    void nobody_reads_while_nobody_looks()
    {
        FakeTime time;
        ReadTracker tracker(time);
        QSignalSpy read(&tracker, &ReadTracker::readUpTo);
        tracker.begin(0);

        tracker.setSeen(1, 20);
        time.pass(900ms);
        tracker.setSeen(0, 0);
        time.pass(5s);
        tracker.check();

        QCOMPARE(read.count(), 0);
    }

    void it_never_goes_back()
    {
        FakeTime time;
        ReadTracker tracker(time);
        QSignalSpy read(&tracker, &ReadTracker::readUpTo);
        tracker.begin(50);

        tracker.setSeen(20, 40);
        time.pass(2s);
        tracker.check();

        QCOMPARE(read.count(), 0);
        QVERIFY(!tracker.isWaiting());
    }
};

QTEST_GUILESS_MAIN(ReadTrackerTest)
#include "tst_readtracker.moc"
