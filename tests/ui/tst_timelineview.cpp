// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/fakepagesource.h"
#include "tests/support/faketime.h"
#include "ui/timeline/actionbar.h"
#include "ui/timeline/emojipicker.h"
#include "ui/timeline/emptynote.h"
#include "ui/timeline/jumppill.h"
#include "ui/timeline/timelineview.h"

#include <QClipboard>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

#include <memory>

using namespace madang;
using namespace madang::client;
using namespace madang::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using madang::tests::FakePageSource;
using madang::tests::FakeTime;

namespace
{
const RoomId room{u"r1"_s};
const UserId me{u"jun"_s};

/// A window with a timeline in it.
struct Desk {
    FakeTime time;
    FakePageSource source;
    Theme theme;
    Icons icons{theme};
    Timeline timeline{room, me, source, [](const UserId &user) { return user.value; }};
    TimelineView view{theme, icons, time};

    explicit Desk(int count = 0)
    {
        source.fill(room, count);
        view.resize(800, 500);
    }
    ~Desk() { view.setTimeline(nullptr); }
    Q_DISABLE_COPY_MOVE(Desk)

    void open(qint64 readN)
    {
        timeline.open({.lastN = source.log.size(), .readN = readN});
        source.answerAll();
        view.setTimeline(&timeline, readN);
        view.show();
        view.activateWindow();
        (void)QTest::qWaitForWindowActive(&view);
        look();
    }
    void openAtEnd() { open(source.log.size()); }
    void look()
    {
        view.grab();
        source.answerAll();
        view.grab();
    }
    void hear(int count)
    {
        for (int i = 0; i < count; ++i)
            timeline.posted(source.say(room, {u"live %1"_s.arg(source.log.size() + 1), {u"sora"_s}}));
        look();
    }
    void scroll(int pixels)
    {
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + pixels);
        look();
    }
    struct Place {
        QString id;
        int top = 0;
        friend bool operator==(const Place &, const Place &) = default;
    };
    /// Where the first whole row on screen is.
    [[nodiscard]] Place place() const
    {
        for (int row = view.strip().first(); row <= view.strip().last(); ++row) {
            if (view.strip().isWhole(row))
                return {view.model()->index(row, 0).data(TimelineModel::IdRole).toString(), view.strip().top(row)};
        }
        return {};
    }
    [[nodiscard]] QRect rect(int row) const { return view.visualRect(view.model()->index(row, 0)); }
    [[nodiscard]] int lastRow() const { return timeline.count() - 1; }
    /// The middle of what a row shows there, found by looking for it.
    template <typename What>
    [[nodiscard]] std::optional<QPoint> find(int row) const
    {
        const MessageLayout layout(timeline.at(row), view.rows()->placement(row), style(), view.viewport()->width());
        for (int y = 0; y < layout.height(); y += 2) {
            for (int x = 0; x < layout.width(); x += 2) {
                if (std::holds_alternative<What>(layout.hit(QPointF(x, y))))
                    return QPoint(x + 3, y + 3) + rect(row).topLeft();
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] MessageStyle style() const
    {
        return {theme, icons, Times(), QDateTime::fromMSecsSinceEpoch(time.now().count()).date()};
    }
    template <typename What>
    bool click(int row)
    {
        const auto at = find<What>(row);
        if (at)
            QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, *at);
        return at.has_value();
    }
};
} // namespace

class TimelineViewTest : public QObject
{
    Q_OBJECT

private slots:
    void it_opens_at_the_end_of_a_read_room_and_follows()
    {
        Desk desk(300);

        desk.openAtEnd();
        QVERIFY(desk.view.strip().holdsEnd());
        QCOMPARE(desk.rect(desk.lastRow()).bottom() + 1, desk.view.viewport()->height());
        desk.hear(5);

        QCOMPARE(desk.rect(desk.lastRow()).bottom() + 1, desk.view.viewport()->height());
        QCOMPARE(desk.timeline.at(desk.view.strip().last()).n, 305);
    }

    void it_opens_at_the_first_unread_one_third_down()
    {
        Desk desk(500);

        desk.open(250);

        const int row = desk.timeline.rowOfN(251);
        QCOMPARE(desk.view.rows()->newRow(), row);
        QCOMPARE(desk.rect(row).top(), desk.view.viewport()->height() / 3);
    }

    void two_hundred_messages_while_scrolled_up_move_nothing()
    {
        Desk desk(300);
        desk.openAtEnd();
        desk.scroll(-700);
        const auto before = desk.place();

        desk.hear(200);

        QCOMPARE(desk.place(), before);
    }

    void older_pages_move_nothing()
    {
        Desk desk(600);
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
        Desk desk(300);
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
        Desk desk(600);
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
        Desk desk(1500);
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
        Desk desk(1500);
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
        Desk desk(500);
        QSignalSpy read(&desk.view, &TimelineView::readUpTo);
        desk.open(100);

        desk.time.pass(5s);
        desk.view.readTracker().check();

        QCOMPARE(read.count(), 1);
        QVERIFY(read.first().first().toLongLong() < 130);
    }

    void what_comes_while_nobody_looks_gets_the_line_and_the_pill()
    {
        Desk desk(100);
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
        Desk desk(300);
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
        Desk desk(1000);
        desk.open(200);
        QVERIFY(!desk.timeline.isAtEnd());

        desk.timeline.setPending({{.id = {u"p"_s}, .what = PendingPost{.text = u"mine"_s}}});
        desk.look();

        QVERIFY(desk.view.strip().holdsEnd());
        QCOMPARE(desk.timeline.at(desk.view.strip().last()).text, u"mine"_s);
    }

    void links_quotes_reactions_and_people_are_clicked()
    {
        Desk desk(5);
        desk.source.log[2].text = u"see https://example.org/x for more"_s;
        desk.source.log[3].replyTo = FakePageSource::idOf(1);
        desk.source.log[4].reactions = {{u"👍"_s, {me}}};
        desk.openAtEnd();
        QSignalSpy links(&desk.view, &TimelineView::linkActivated);
        QSignalSpy toggles(&desk.view, &TimelineView::reactionToggled);
        QSignalSpy people(&desk.view, &TimelineView::personActivated);
        QSignalSpy shown(&desk.timeline, &Timeline::messageShown);

        QVERIFY(desk.click<HitLink>(2));
        QVERIFY(desk.click<HitQuote>(3));
        QVERIFY(desk.click<HitReaction>(4));
        QVERIFY(desk.click<HitPerson>(0));

        QCOMPARE(links.first().first().toUrl(), QUrl(u"https://example.org/x"_s));
        QCOMPARE(shown.first().first().value<MessageId>(), FakePageSource::idOf(1));
        QCOMPARE(toggles.first().at(1).toString(), u"👍"_s);
        QCOMPARE(toggles.first().at(2).toBool(), false);
        QCOMPARE(people.first().first().value<UserId>(), desk.timeline.at(0).author);
    }

    void what_failed_is_tried_again_or_given_up()
    {
        Desk desk(2);
        desk.timeline.setPending({{.id = {u"p"_s},
                                   .state = SendState::Failed,
                                   .refusal = ErrorCode::Forbidden,
                                   .what = PendingPost{.text = u"mine"_s}}});
        desk.openAtEnd();
        QSignalSpy again(&desk.view, &TimelineView::tryAgainRequested);
        QSignalSpy gone(&desk.view, &TimelineView::giveUpRequested);

        QVERIFY(desk.click<HitTryAgain>(2));
        QVERIFY(desk.click<HitGiveUp>(2));

        QCOMPARE(again.first().first().value<ChangeId>(), ChangeId{u"p"_s});
        QCOMPARE(gone.first().first().value<ChangeId>(), ChangeId{u"p"_s});
        QCOMPARE(desk.view.model()->index(2, 0).data(Qt::AccessibleTextRole).toString().section(u", "_s, 2),
                 u"mine, Not sent: you may not write in this room"_s);
    }

    void sending_shows_a_clock_only_when_it_takes_long()
    {
        Desk desk(2);
        desk.timeline.setPending(
            {{.id = {u"p"_s}, .state = SendState::Sending, .what = PendingPost{.text = u"mine"_s}}});
        desk.openAtEnd();
        const QImage fresh = desk.view.grab().toImage();

        desk.time.pass(1900ms);
        QCOMPARE(desk.view.grab().toImage(), fresh);
        desk.time.pass(200ms);

        QVERIFY(desk.view.grab().toImage() != fresh);
    }

    void a_row_is_one_sentence_for_those_who_listen()
    {
        Desk desk(2);
        desk.source.log[1].reactions = {{u"👍"_s, {me, {u"mina"_s}}}, {u"👀"_s, {me}}};
        desk.source.log[1].replyTo = FakePageSource::idOf(1);
        desk.source.log[1].editedAt = 1ms;
        desk.openAtEnd();

        const QString clock = Times::clock(QDateTime::fromMSecsSinceEpoch(desk.timeline.at(1).at.count()).time());
        const QString sentence = desk.view.model()->index(1, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(sentence.startsWith(u"mina, %1, reply to mina, text 2, edited, 3 reaction"_s.arg(clock)),
                 qPrintable(sentence));
    }

    void text_is_chosen_with_the_mouse_and_copied()
    {
        Desk desk(3);
        desk.openAtEnd();
        const auto start = desk.find<HitText>(1);
        QVERIFY(start.has_value());

        QTest::mousePress(desk.view.viewport(), Qt::LeftButton, {}, *start - QPoint(3, 0));
        QTest::mouseMove(desk.view.viewport(), *start + QPoint(200, 0));
        QMouseEvent drag(QEvent::MouseMove, *start + QPoint(300, 0), *start, Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(desk.view.viewport(), &drag);
        QTest::mouseRelease(desk.view.viewport(), Qt::LeftButton, {}, *start + QPoint(300, 0));

        QCOMPARE(desk.view.selectedText(), u"text 2"_s);
        QTest::keyClick(&desk.view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"text 2"_s);
    }

    void the_keyboard_walks_replies_and_leads_to_the_composer()
    {
        Desk desk(300);
        desk.openAtEnd();
        QSignalSpy replies(&desk.view, &TimelineView::replyRequested);
        QSignalSpy typed(&desk.view, &TimelineView::typed);
        QSignalSpy composer(&desk.view, &TimelineView::composerWanted);
        desk.view.setFocus(Qt::TabFocusReason);

        const qint64 last = desk.timeline.at(desk.view.currentIndex().row()).n;
        for (int i = 0; i < 40; ++i)
            QTest::keyClick(&desk.view, Qt::Key_Up);
        QTest::keyClick(&desk.view, Qt::Key_R);
        QCOMPARE(replies.first().first().value<MessageId>(), FakePageSource::idOf(last - 40));
        QVERIFY(desk.rect(desk.timeline.rowOfN(last - 40)).top() >= 0);
        QVERIFY(!desk.view.strip().holdsEnd());
        QVERIFY(desk.view.findChild<ActionBar *>()->isVisible());
        QTest::keyClick(&desk.view, Qt::Key_H);
        QCOMPARE(typed.first().first().toString(), u"h"_s);
        QTest::keyClick(&desk.view, Qt::Key_Escape);

        QCOMPARE(composer.count(), 1);
        desk.look();
        QVERIFY(desk.view.strip().holdsEnd());
    }

    void the_menu_key_acts_on_the_focused_row()
    {
        Desk desk(10);
        desk.source.log[8].by = me;
        desk.openAtEnd();
        QSignalSpy edits(&desk.view, &TimelineView::editRequested);
        desk.view.setFocus(Qt::TabFocusReason);
        desk.view.setCurrentIndex(desk.view.model()->index(8, 0));

        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {}, Qt::NoModifier);
        QCoreApplication::sendEvent(desk.view.viewport(), &event);
        auto *menu = desk.view.findChild<QMenu *>();
        QVERIFY(menu != nullptr);
        for (QAction *action : menu->actions()) {
            if (action->text() == u"Edit"_s)
                action->trigger();
        }
        menu->close();

        QCOMPARE(edits.first().first().value<MessageId>(), FakePageSource::idOf(9));
    }

    void menus_offer_what_makes_sense()
    {
        Row row{.n = 5};
        QVERIFY(!actsFor(row, Moderation::Own).contains(MessageAct::Edit));
        QVERIFY(!actsFor(row, Moderation::Own).contains(MessageAct::Delete));
        QVERIFY(actsFor(row, Moderation::Everybody).contains(MessageAct::Delete));
        row.own = true;
        QVERIFY(actsFor(row, Moderation::Own).contains(MessageAct::Edit));
        row.state = SendState::Failed;
        QCOMPARE(actsFor(row, Moderation::Own),
                 (QList<MessageAct>{MessageAct::TryAgain, MessageAct::GiveUp, MessageAct::CopyText}));
    }

    void a_reaction_is_picked_with_the_keyboard()
    {
        Desk desk;
        EmojiPicker picker(desk.theme);
        QSignalSpy chosen(&picker, &EmojiPicker::chosen);
        picker.popup({100, 300, 20, 20});

        const auto buttons = picker.findChildren<QToolButton *>();
        for (const QToolButton *button : buttons)
            QVERIFY(!button->accessibleName().isEmpty());
        QTest::keyClick(buttons.first(), Qt::Key_Down);
        QTest::keyClick(buttons.at(8), Qt::Key_Right);
        QTest::keyClick(buttons.at(9), Qt::Key_Return);

        QCOMPARE(chosen.first().first().toString(), EmojiPicker::emoji().at(9));
    }

    void an_empty_room_says_so_and_offers_something()
    {
        Desk desk;
        QSignalSpy acted(&desk.view, &TimelineView::emptyActionRequested);
        desk.open(0);
        auto *note = desk.view.findChild<EmptyNote *>();
        QVERIFY(note->isVisible());

        note->findChild<QPushButton *>()->click();
        QCOMPARE(acted.count(), 1);
        desk.hear(1);

        QVERIFY(!note->isVisible());
    }

    void another_theme_or_text_size_is_drawn_at_once()
    {
        Desk desk(20);
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
        Desk desk(100);
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
        Desk desk(500);
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
