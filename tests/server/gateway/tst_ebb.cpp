// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/ebb.h"

#include <QTest>

namespace madang::server
{

/// When a crowd counts as gone.
class EbbTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void it_comes_once_when_more_than_half_of_a_crowd_has_left()
    {
        Ebb ebb;
        for (const int count : {10, 1'000, 2'000, 1'500, 1'001})
            QVERIFY(!ebb.hasCome(count));

        QVERIFY(ebb.hasCome(900));

        QVERIFY(!ebb.hasCome(899));
        QVERIFY(!ebb.hasCome(901));
        QVERIFY(ebb.hasCome(3));
        QVERIFY(!ebb.hasCome(0));
    }

    void of_a_few_nobody_notices_it()
    {
        Ebb ebb;
        for (const int count : {499, 0, 499, 200, 0})
            QVERIFY(!ebb.hasCome(count));
    }

    void another_crowd_is_noticed_again()
    {
        Ebb ebb;
        for (int times = 0; times < 3; ++times) {
            QVERIFY(!ebb.hasCome(600));
            QVERIFY(ebb.hasCome(0));
        }
    }
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::EbbTest)
#include "tst_ebb.moc"
