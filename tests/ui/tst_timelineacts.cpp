// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/ui/readingdesk.h"
#include "ui/timeline/actionbar.h"
#include "ui/timeline/emojipicker.h"
#include "ui/timeline/emptynote.h"

#include <QClipboard>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace madang;
using namespace madang::tests;
using namespace std::chrono_literals;

/// What is told about messages, and what can be done with them, by mouse and by keyboard.
class TimelineActsTest : public QObject
{
    Q_OBJECT

private slots:
    void links_quotes_reactions_and_people_are_clicked()
    {
        ReadingDesk desk(5);
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
        ReadingDesk desk(2);
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
        ReadingDesk desk(2);
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
        ReadingDesk desk(2);
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
        ReadingDesk desk(3);
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
        ReadingDesk desk(300);
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
        ReadingDesk desk(10);
        desk.source.log[8].by = me;
        desk.openAtEnd();
        QSignalSpy edits(&desk.view, &TimelineView::editRequested);
        desk.view.setFocus(Qt::TabFocusReason);
        desk.view.setCurrentIndex(desk.view.model()->index(8, 0));

        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {}, Qt::NoModifier);
        QCoreApplication::sendEvent(&desk.view, &event);
        auto *menu = desk.view.findChild<QMenu *>();
        QVERIFY(menu != nullptr);
        for (QAction *action : menu->actions()) {
            if (action->text() == u"Edit"_s)
                action->trigger();
        }
        menu->close();

        QCOMPARE(edits.first().first().value<MessageId>(), FakePageSource::idOf(9));
    }

    void shift_f10_opens_the_menu_of_the_row_that_has_the_focus()
    {
        ReadingDesk desk(10);
        desk.openAtEnd();
        desk.view.setFocus(Qt::TabFocusReason);
        desk.view.setCurrentIndex(desk.view.model()->index(8, 0));

        QTest::keyClick(&desk.view, Qt::Key_F10, Qt::ShiftModifier);

        auto *menu = desk.view.findChild<QMenu *>();
        QVERIFY(menu != nullptr);
        menu->close();
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
        ReadingDesk desk;
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
        ReadingDesk desk;
        QSignalSpy acted(&desk.view, &TimelineView::emptyActionRequested);
        desk.open(0);
        auto *note = desk.view.findChild<EmptyNote *>();
        QVERIFY(note->isVisible());

        note->findChild<QPushButton *>()->click();
        QCOMPARE(acted.count(), 1);
        desk.hear(1);

        QVERIFY(!note->isVisible());
    }
};

QTEST_MAIN(TimelineActsTest)
#include "tst_timelineacts.moc"
