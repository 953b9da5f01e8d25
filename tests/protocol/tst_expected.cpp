// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/expected.h"

#include <QtTest>

using namespace madang;

class ExpectedTest : public QObject
{
    Q_OBJECT

private slots:
    void a_value_is_there_and_no_error()
    {
        const Expected<int, QString> seven = 7;

        QVERIFY(seven);
        QCOMPARE(*seven, 7);
    }

    void an_error_says_why()
    {
        const Expected<int, QString> none = Unexpected(QStringLiteral("too late"));

        QVERIFY(!none);
        QCOMPARE(none.error(), QStringLiteral("too late"));
    }

    void nothing_can_be_a_success()
    {
        const Expected<void, QString> done;

        QVERIFY(done.has_value());
    }
};

QTEST_GUILESS_MAIN(ExpectedTest)
#include "tst_expected.moc"
