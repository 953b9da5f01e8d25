// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/tokenbucket.h"

#include <QtTest>

using namespace madang::server;
using namespace std::chrono_literals;

class TokenBucketTest : public QObject
{
    Q_OBJECT

private slots:
    void a_burst_passes_and_then_one_in_each_interval()
    {
        const Rate rate = rateOf(10, 1s, 3);
        TokenBucket bucket;
        for (int i = 0; i < 3; ++i)
            QVERIFY(!bucket.take(rate, 5s));

        QCOMPARE(bucket.take(rate, 5s), std::optional<milliseconds>(100ms));
        QCOMPARE(bucket.take(rate, 5'099ms), std::optional<milliseconds>(1ms));
        QVERIFY(!bucket.take(rate, 5'100ms));
        QCOMPARE(bucket.take(rate, 5'100ms), std::optional<milliseconds>(100ms));
    }

    void what_is_refused_costs_nothing()
    {
        const Rate rate = rateOf(1, 1s, 1);
        TokenBucket bucket;
        QVERIFY(!bucket.take(rate, 5s));
        for (int i = 0; i < 1'000; ++i)
            QVERIFY(bucket.take(rate, 5s));

        QVERIFY(!bucket.take(rate, 6s));
    }

    void a_pause_gives_the_burst_back_and_not_more()
    {
        const Rate rate = rateOf(10, 1s, 3);
        TokenBucket bucket;
        for (int i = 0; i < 3; ++i)
            QVERIFY(!bucket.take(rate, 5s));
        QVERIFY(!bucket.isAsNew(5'299ms));
        QVERIFY(bucket.isAsNew(5'300ms));

        int passed = 0;
        while (!bucket.take(rate, 1h))
            ++passed;

        QCOMPARE(passed, 3);
    }

    void who_waits_as_long_as_told_is_let_in_data()
    {
        QTest::addColumn<qint64>("count");
        for (const qint64 count : {1, 3, 7, 30, 999, 1'000, 100'000})
            QTest::addRow("%lld", static_cast<long long>(count)) << count;
    }
    void who_waits_as_long_as_told_is_let_in()
    {
        QFETCH(const qint64, count);
        const Rate rate = rateOf(count, 1s, 5);
        TokenBucket bucket;
        milliseconds now{5'000};

        int told = 0;
        for (int i = 0; i < 1'000; ++i) {
            const auto wait = bucket.take(rate, now);
            if (!wait)
                continue;
            ++told;
            now += *wait;
            QVERIFY(*wait > 0ms);
            QVERIFY(!bucket.wait(rate, now));
        }

        QVERIFY(told > 0);
    }

    void zero_is_no_limit()
    {
        for (const Rate &rate : {rateOf(0, 1s, 60), rateOf(10, 1s, 0)}) {
            TokenBucket bucket;
            for (int i = 0; i < 100; ++i)
                QVERIFY(!bucket.take(rate, 5s));
            QVERIFY(bucket.isAsNew(5s));
        }
    }
};

QTEST_GUILESS_MAIN(TokenBucketTest)
#include "tst_tokenbucket.moc"
