// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/standingbudget.h"

#include <QtTest>

using namespace madang::server;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

class StandingBudgetTest : public QObject
{
    Q_OBJECT

private slots:
    void work_may_stand_for_some_time_and_a_multiple_of_what_it_worked_data()
    {
        QTest::addColumn<nanoseconds>("worked");
        QTest::addColumn<nanoseconds>("stood");
        QTest::addColumn<nanoseconds>("left");

        QTest::newRow("at its start") << nanoseconds(0ms) << nanoseconds(0ms) << nanoseconds(60ms);
        QTest::newRow("after some standing") << nanoseconds(0ms) << nanoseconds(20ms) << nanoseconds(40ms);
        QTest::newRow("after some work") << nanoseconds(10ms) << nanoseconds(0ms) << nanoseconds(100ms);
        QTest::newRow("four fifths beyond the slack") << nanoseconds(10ms) << nanoseconds(100ms) << nanoseconds(0ms);
        QTest::newRow("too much") << nanoseconds(10ms) << nanoseconds(103ms) << nanoseconds(-3ms);
    }
    void work_may_stand_for_some_time_and_a_multiple_of_what_it_worked()
    {
        QFETCH(nanoseconds, worked);
        QFETCH(nanoseconds, stood);
        constexpr StandingBudget budget{.slack = 60ms, .share = 4};

        const nanoseconds left = budget.left(worked, stood);

        QTEST(left, "left");
    }
};

QTEST_GUILESS_MAIN(StandingBudgetTest)
#include "tst_standingbudget.moc"
