// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/ui/readingdesk.h"
#include "ui/timeline/jumppill.h"

#include <QSignalSpy>
#include <QtTest>

using namespace madang;
using namespace madang::tests;
using namespace std::chrono_literals;

/// Which part of a room is on screen, and that it stays there.
class TimelineViewTest : public QObject
{
    Q_OBJECT

private slots:
    void it_opens_at_the_end_of_a_read_room_and_follows()
    {
        ReadingDesk desk(300);

        desk.openAtEnd();
        QVERIFY(desk.view.strip().holdsEnd());
        QCOMPARE(desk.rect(desk.lastRow()).bottom() + 1, desk.view.viewport()->height());
        desk.hear(5);

        QCOMPARE(desk.rect(desk.lastRow()).bottom() + 1, desk.view.viewport()->height());
        QCOMPARE(desk.timeline.at(desk.view.strip().last()).n, 305);
    }

    void it_opens_at_the_first_unread_one_third_down()
    {
        ReadingDesk desk(500);

        desk.open(250);

        const int row = desk.timeline.rowOfN(251);
        QCOMPARE(desk.view.rows()->newRow(), row);
        QCOMPARE(desk.rect(row).top(), desk.view.viewport()->height() / 3);
    }

    void two_hundred_messages_while_scrolled_up_move_nothing()
    {
        ReadingDesk desk(300);
        desk.openAtEnd();
        desk.scroll(-700);
        const auto before = desk.place();

        desk.hear(200);

        QCOMPARE(desk.place(), before);
    }

    void older_pages_move_nothing()
    {
        ReadingDesk desk(600);
        desk.openAtEnd();
        desk.scroll(-600);
        const auto before = desk.place();
        const int count = desk.timeline.count();

        desk.timeline.loadOlder();
        desk.look();

        QVERIFY(desk.timeline.count() > count);
        QCOMPARE(desk.place(), before);
    }

    void another_height_of_the_window_keeps_the_place()
    {
        ReadingDesk desk(300);
        desk.openAtEnd();
        desk.view.resize(800, 380); // the composer grew
        desk.look();
        QCOMPARE(desk.rect(desk.lastRow()).bottom() + 1, desk.view.viewport()->height());
        desk.scroll(-900);
        const auto before = desk.place();

        desk.view.resize(800, 500);
        desk.look();

        QCOMPARE(desk.rect(desk.timeline.rowOf({before.id})).top(), before.top);
    }

    void only_what_is_seen_is_measured()
    {
        ReadingDesk desk(600);
        desk.openAtEnd();
        for (int i = 0; i < 6; ++i) {
            desk.timeline.loadOlder();
            desk.source.answerAll();
        }
        desk.view.resize(700, 500);
        desk.look();

        QVERIFY(desk.timeline.count() > 500);
        QVERIFY(desk.view.strip().measured() < 40);
    }

    void scrolling_through_the_whole_room_reaches_both_ends()
    {
        ReadingDesk desk(1500);
        desk.openAtEnd();

        for (int i = 0; i < 400 && desk.timeline.at(0).n > 1; ++i)
            desk.scroll(-400);
        desk.scroll(-100'000);
        QCOMPARE(desk.timeline.at(0).n, 1);
        QVERIFY(desk.timeline.count() <= Timeline::windowSize);
        for (int i = 0; i < 600 && !desk.view.strip().holdsEnd(); ++i)
            desk.scroll(400);

        QCOMPARE(desk.timeline.rows().last().n, 1500);
    }

    void going_to_the_top_again_and_again_reaches_the_first_message()
    {
        ReadingDesk desk(1500);
        desk.openAtEnd();

        for (int i = 0; i < 40 && !desk.timeline.isAtStart(); ++i) {
            const qint64 first = desk.timeline.at(0).n;
            desk.view.scrollToTop();
            desk.timeline.loadOlder();
            desk.look();
            QVERIFY(desk.timeline.at(0).n < first);
        }

        QCOMPARE(desk.timeline.at(0).n, 1);
    }

    void opening_reads_no_more_than_what_is_seen()
    {
        ReadingDesk desk(500);
        QSignalSpy read(&desk.view, &TimelineView::readUpTo);
        desk.open(100);

        desk.time.pass(5s);
        desk.view.readTracker().check();

        QCOMPARE(read.count(), 1);
        QVERIFY(read.first().first().toLongLong() < 130);
    }

    void what_comes_while_nobody_looks_gets_the_line_and_the_pill()
    {
        ReadingDesk desk(100);
        desk.openAtEnd();
        auto *pill = desk.view.findChild<JumpPill *>();
        desk.view.hide();

        desk.hear(40);
        desk.view.show();
        desk.look();

        QCOMPARE(desk.timeline.newAfterN(), std::optional<qint64>(100));
        QVERIFY(pill->isVisible());
        QTest::mouseClick(pill, Qt::LeftButton, {}, QPoint(20, pill->height() / 2));
        desk.look();
        QVERIFY(!pill->isVisible());
        QVERIFY(desk.view.strip().first() <= desk.view.rows()->newRow());
        QVERIFY(desk.view.strip().last() >= desk.view.rows()->newRow());
    }

    void the_round_button_counts_what_is_new_below_and_leads_there()
    {
        ReadingDesk desk(300);
        desk.openAtEnd();
        auto *latest = desk.view.findChild<LatestButton *>();
        QVERIFY(!latest->isVisible());
        desk.scroll(-1500);
        desk.hear(7);

        QVERIFY(latest->isVisible());
        QCOMPARE(latest->count(), 7);
        latest->click();
        desk.look();

        QVERIFY(!latest->isVisible());
        QCOMPARE(desk.timeline.at(desk.view.strip().last()).n, 307);
    }

    void what_one_sends_is_shown_at_the_end()
    {
        ReadingDesk desk(1000);
        desk.open(200);
        QVERIFY(!desk.timeline.isAtEnd());

        desk.timeline.setPending({{.id = {u"p"_s}, .what = PendingPost{.text = u"mine"_s}}});
        desk.look();

        QVERIFY(desk.view.strip().holdsEnd());
        QCOMPARE(desk.timeline.at(desk.view.strip().last()).text, u"mine"_s);
    }

    void another_theme_or_text_size_is_drawn_at_once()
    {
        ReadingDesk desk(20);
        desk.openAtEnd();
        const QImage before = desk.view.grab().toImage();
        const int height = desk.rect(desk.lastRow()).height();

        desk.theme.setScheme(Theme::Scheme::Dark);
        QVERIFY(desk.view.grab().toImage() != before);
        desk.theme.setTextScale(150);
        desk.look();

        QVERIFY(desk.rect(desk.lastRow()).height() > height);
        QVERIFY(desk.view.strip().holdsEnd());
    }

    void a_room_is_left_for_another()
    {
        ReadingDesk desk(100);
        desk.openAtEnd();
        Timeline other(room, me, desk.source, [](const UserId &user) { return user.value; });
        other.open({.lastN = 100, .readN = 20});
        desk.source.answerAll();

        desk.view.setTimeline(&other, 20);
        desk.look();
        QCOMPARE(desk.view.timeline(), &other);
        desk.view.setTimeline(nullptr);
        desk.look();

        QVERIFY(desk.view.timeline() == nullptr);
    }

    void a_room_may_be_opened_after_it_is_shown()
    {
        ReadingDesk desk(500);
        desk.view.setTimeline(&desk.timeline, 250);
        desk.view.show();
        desk.look();

        desk.timeline.open({.lastN = 500, .readN = 250});
        desk.look();

        QCOMPARE(desk.rect(desk.timeline.rowOfN(251)).top(), desk.view.viewport()->height() / 3);
    }
};

QTEST_MAIN(TimelineViewTest)
#include "tst_timelineview.moc"
