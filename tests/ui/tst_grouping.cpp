// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/grouping.h"

#include <QDateTime>
#include <QtTest>

using namespace madang;
using namespace madang::client;
using namespace madang::ui;
using namespace Qt::StringLiterals;

namespace
{
std::chrono::milliseconds at(int day, int hour, int minute)
{
    return std::chrono::milliseconds(QDateTime(QDate(2025, 3, day), QTime(hour, minute)).toMSecsSinceEpoch());
}

Row row(qint64 n, const QString &author, std::chrono::milliseconds when)
{
    return {.id = {u"m%1"_s.arg(n)}, .author = {author}, .at = when, .text = u"text"_s, .n = n};
}
} // namespace

class GroupingTest : public QObject
{
    Q_OBJECT

private slots:
    void the_same_sender_within_five_minutes_has_one_header()
    {
        const auto all = placements({row(1, u"mina"_s, at(4, 9, 0)), row(2, u"mina"_s, at(4, 9, 4)),
                                     row(3, u"mina"_s, at(4, 9, 9)), row(4, u"sora"_s, at(4, 9, 10))},
                                    {});

        QVERIFY(all[0].header);
        QVERIFY(!all[1].header);
        QVERIFY(all[2].header);
        QVERIFY(all[3].header);
    }

    void a_reply_has_a_header_of_its_own()
    {
        QList<Row> rows{row(1, u"mina"_s, at(4, 9, 0)), row(2, u"mina"_s, at(4, 9, 1)), row(3, u"mina"_s, at(4, 9, 2))};
        rows[1].quote = Quote{};

        const auto all = placements(rows, {});

        QVERIFY(all[1].header);
        QVERIFY(!all[2].header);
    }

    void each_day_has_its_line_and_begins_a_group()
    {
        const auto all = placements(
            {row(1, u"mina"_s, at(4, 23, 58)), row(2, u"mina"_s, at(5, 0, 1)), row(3, u"mina"_s, at(5, 0, 2))}, {});

        QCOMPARE(all[0].day, QDate(2025, 3, 4));
        QCOMPARE(all[1].day, QDate(2025, 3, 5));
        QVERIFY(all[1].header);
        QVERIFY(!all[2].day.isValid());
    }

    void the_new_line_stands_above_the_first_unread_of_others()
    {
        QList<Row> rows{row(7, u"mina"_s, at(4, 9, 0)), row(8, u"jun"_s, at(4, 9, 1)), row(9, u"mina"_s, at(4, 9, 2))};
        rows[1].own = true;

        QVERIFY(placements(rows, 7)[2].newLine);
        QVERIFY(!placements(rows, 7)[1].newLine);
        QVERIFY(placements(rows, 6)[0].newLine);
        // What is new begins further up, where nothing is loaded.
        QVERIFY(!placements(rows, 3)[0].newLine);
        QVERIFY(!placements(rows, {})[2].newLine);
    }

    void only_the_first_that_waits_says_so_and_only_the_newest_sent_has_the_tick()
    {
        QList<Row> rows{row(1, u"jun"_s, at(4, 9, 0)), row(2, u"jun"_s, at(4, 9, 1)), row(0, u"jun"_s, at(4, 9, 2)),
                        row(0, u"jun"_s, at(4, 9, 3))};
        for (Row &one : rows)
            one.own = true;
        rows[2].state = rows[3].state = SendState::Queued;

        const auto all = placements(rows, {});

        QVERIFY(!all[0].showsTick);
        QVERIFY(all[1].showsTick);
        QVERIFY(all[2].explainsQueue);
        QVERIFY(!all[3].explainsQueue);
    }
};

QTEST_GUILESS_MAIN(GroupingTest)
#include "tst_grouping.moc"
