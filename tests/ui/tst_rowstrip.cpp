// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/rowstrip.h"

#include <QtTest>

using madang::ui::RowStrip;

namespace
{
/// A strip of rows that are 50 high, where a test does not say otherwise, in a viewport of 400.
struct Fixture {
    RowStrip strip;
    QList<int> heights;

    explicit Fixture(int count)
        : heights(count, 50)
    {
        strip.setViewport(400);
        strip.setEstimate(37);
        strip.reset(count);
        settle();
    }
    void settle()
    {
        strip.settle([this](int row) { return RowStrip::Size{.height = heights[row], .body = 20}; });
    }
    void insert(int first, int count, int height = 50)
    {
        heights.insert(first, count, height);
        strip.insert(first, count);
        settle();
    }
    void scrollBy(int pixels)
    {
        strip.scrollBy(pixels);
        settle();
    }
};
} // namespace

class RowStripTest : public QObject
{
    Q_OBJECT

private slots:
    void it_begins_at_the_end_and_measures_only_what_is_seen()
    {
        const Fixture f(600);

        QCOMPARE(f.strip.last(), 599);
        QCOMPARE(f.strip.top(599), 350);
        QCOMPARE(f.strip.first(), 592);
        QVERIFY(f.strip.measured() <= 9);
    }

    void few_rows_stand_at_the_bottom()
    {
        const Fixture f(3);

        QCOMPARE(f.strip.top(0), 250);
        QCOMPARE(f.strip.top(2), 350);
        QVERIFY(f.strip.holdsEnd());
    }

    void at_the_end_what_comes_is_followed()
    {
        Fixture f(100);

        f.insert(100, 3);

        QCOMPARE(f.strip.last(), 102);
        QCOMPARE(f.strip.top(102), 350);
    }

    void away_from_the_end_nothing_moves_when_rows_come_below()
    {
        Fixture f(100);
        f.scrollBy(-75);
        const int first = f.strip.first();
        const int top = f.strip.top(first);

        f.insert(100, 200, 90);

        QCOMPARE(f.strip.first(), first);
        QCOMPARE(f.strip.top(first), top);
        QVERIFY(!f.strip.holdsEnd());
    }

    void nothing_moves_when_rows_come_above()
    {
        Fixture f(100);
        f.scrollBy(-3333);
        const int first = f.strip.first();
        const int top = f.strip.top(first);

        f.insert(0, 200, 90);

        QCOMPARE(f.strip.first(), first + 200);
        QCOMPARE(f.strip.top(first + 200), top);
    }

    void what_is_read_stays_when_rows_above_it_grow_as_they_are_measured()
    {
        Fixture f(100);
        for (int i = 0; i < 90; ++i)
            f.heights[i] = 200;
        const int row = f.strip.first();
        const int top = f.strip.top(row);

        f.scrollBy(-120);

        QCOMPARE(f.strip.top(row), top + 120);
    }

    void the_text_stays_when_what_is_above_it_in_its_row_goes()
    {
        Fixture f(100);
        f.scrollBy(-1000);
        const int row = f.strip.first();
        const int bodyY = f.strip.top(row) + 20;
        f.strip.forgetAll();

        f.strip.settle([](int) { return RowStrip::Size{.height = 40, .body = 10}; });

        QCOMPARE(f.strip.top(row) + 10, bodyY);
    }

    void a_page_that_arrives_is_not_followed_while_the_end_is_not_the_newest()
    {
        Fixture f(100);
        f.strip.setEndIsNewest(false);
        f.settle();

        f.insert(100, 80);

        QCOMPARE(f.strip.top(99), 350);
    }

    void the_top_is_the_top_and_the_bottom_the_bottom()
    {
        Fixture f(100);

        f.scrollBy(-100'000);
        QCOMPARE(f.strip.first(), 0);
        QCOMPARE(f.strip.top(0), 0);
        QCOMPARE(f.strip.offset(), 0);
        f.scrollBy(100'000);

        QCOMPARE(f.strip.top(99), 350);
        QCOMPARE(f.strip.offset(), f.strip.total() - 400);
        QVERIFY(f.strip.holdsEnd());
    }

    void rows_that_go_above_move_nothing()
    {
        Fixture f(100);
        f.scrollBy(-500);
        const int first = f.strip.first();
        const int top = f.strip.top(first);

        f.heights.remove(0, 60);
        f.strip.remove(0, 60);
        f.settle();

        QCOMPARE(f.strip.first(), first - 60);
        QCOMPARE(f.strip.top(first - 60), top);
    }

    void a_row_taller_than_the_screen_is_whole_when_its_end_is_seen()
    {
        Fixture f(10);
        f.heights[9] = 900;
        f.strip.forgetAll();
        f.settle();

        QVERIFY(f.strip.isWhole(9));
        f.scrollBy(-100);
        QVERIFY(!f.strip.isWhole(9));
    }
};

QTEST_GUILESS_MAIN(RowStripTest)
#include "tst_rowstrip.moc"
