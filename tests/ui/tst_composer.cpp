// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/faketime.h"
#include "ui/composer/composer.h"
#include "ui/composer/sendbutton.h"
#include "ui/composer/subjectbar.h"
#include "ui/controls/label.h"

#include <QInputMethodEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QtTest>

#include <memory>

using namespace madang::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// A window with a composer in it, and somebody who writes with a keyboard and an input method.
struct Desk {
    explicit Desk(Editor::Commit commit = {})
        : icons(theme)
        , composer(new Composer(
              icons, clock, commit ? commit : [this] { commitPreedit(); }))
        , sent(composer, &Composer::sent)
        , drafts(composer, &Composer::draftChanged)
        , started(composer, &Composer::typingStarted)
        , stopped(composer, &Composer::typingStopped)
    {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(composer);
        column->addWidget(&other);
        composer->openRoom(u"r1"_s, u"#general"_s, {});
        window.resize(600, 400);
        window.show();
        window.activateWindow();
        QCoreApplication::processEvents();
        composer->focusText();
    }

    void type(const QString &text) { QTest::keyClicks(&editor(), text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&editor(), key, modifiers);
    }
    void compose(const QString &preedit)
    {
        QInputMethodEvent event(preedit, {});
        QCoreApplication::sendEvent(&editor(), &event);
    }
    void commit(const QString &text)
    {
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(&editor(), &event);
    }
    void commitPreedit()
    {
        ++commits;
        commit(editor().preedit());
    }
    void pass(madang::client::milliseconds time)
    {
        clock.pass(time);
        composer->tick();
    }
    static void turn()
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }

    [[nodiscard]] Editor &editor() const { return composer->editor(); }
    [[nodiscard]] QString text() const { return editor().toPlainText(); }
    [[nodiscard]] QString lastSent() const { return sent.isEmpty() ? QString() : message().text; }
    [[nodiscard]] Composed message() const { return sent.last().first().value<Composed>(); }
    [[nodiscard]] Draft lastDraft() const { return drafts.isEmpty() ? Draft() : drafts.last().at(1).value<Draft>(); }
    [[nodiscard]] SendButton &button() const { return *composer->findChild<SendButton *>(); }

    Theme theme;
    Icons icons;
    madang::tests::FakeTime clock;
    int commits = 0;
    QWidget window;
    QLineEdit other;
    Composer *composer;
    QSignalSpy sent;
    QSignalSpy drafts;
    QSignalSpy started;
    QSignalSpy stopped;
};

} // namespace

class ComposerTest : public QObject
{
    Q_OBJECT

private slots:
    void enter_sends_and_clears()
    {
        Desk desk;
        desk.type(u"hello"_s);

        desk.press(Qt::Key_Return);

        QCOMPARE(desk.message(),
                 (Composed{.roomId = u"r1"_s, .text = u"hello"_s, .replyTo = {}, .editedId = {}, .mentions = {}}));
        QCOMPARE(desk.text(), QString());
    }

    void keys_that_send_or_break_the_line_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<bool>("controlSends");
        QTest::addColumn<bool>("sends");

        const int none = Qt::NoModifier;
        const int shift = Qt::ShiftModifier;
        const int control = Qt::ControlModifier;
        const int pad = Qt::KeypadModifier;
        QTest::newRow("enter") << int(Qt::Key_Return) << none << false << true;
        QTest::newRow("keypad") << int(Qt::Key_Enter) << pad << false << true;
        QTest::newRow("shift") << int(Qt::Key_Return) << shift << false << false;
        QTest::newRow("shift keypad") << int(Qt::Key_Enter) << (shift | pad) << false << false;
        QTest::newRow("control") << int(Qt::Key_Return) << control << false << true;
        QTest::newRow("other way round: enter") << int(Qt::Key_Return) << none << true << false;
        QTest::newRow("other way round: control") << int(Qt::Key_Enter) << (control | pad) << true << true;
    }

    void keys_that_send_or_break_the_line()
    {
        QFETCH(int, key);
        QFETCH(int, modifiers);
        QFETCH(bool, controlSends);
        QFETCH(bool, sends);
        Desk desk;
        desk.composer->setSendKey(controlSends ? Editor::SendKey::ControlEnter : Editor::SendKey::Enter);
        desk.type(u"a"_s);

        desk.press(static_cast<Qt::Key>(key), Qt::KeyboardModifiers(modifiers));

        QCOMPARE(desk.sent.count(), sends ? 1 : 0);
        QCOMPARE(desk.text(), sends ? QString() : u"a\n"_s);
    }

    void enter_on_an_unfinished_hangul_syllable_commits_it_and_sends_once()
    {
        Desk desk;
        desk.type(u"B "_s);
        desk.compose(u"안"_s);

        desk.press(Qt::Key_Return);
        QCOMPARE(desk.commits, 1);
        QCOMPARE(desk.sent.count(), 0);
        Desk::turn();
        Desk::turn();

        QCOMPARE(desk.sent.count(), 1);
        QCOMPARE(desk.lastSent(), u"B 안"_s);
        QCOMPARE(desk.text(), QString());
        QCOMPARE(desk.editor().preedit(), QString());
    }

    void a_second_enter_while_the_first_waits_sends_nothing_more()
    {
        Desk desk;
        desk.compose(u"안"_s);

        desk.press(Qt::Key_Return);
        desk.press(Qt::Key_Return);
        Desk::turn();

        QCOMPARE(desk.sent.count(), 1);
        QCOMPARE(desk.lastSent(), u"안"_s);
    }

    void the_text_is_never_sent_without_its_last_syllable()
    {
        Desk desk([] {});
        desk.type(u"B "_s);
        desk.compose(u"안"_s);

        desk.press(Qt::Key_Return);
        Desk::turn();

        QCOMPARE(desk.sent.count(), 0);
        QCOMPARE(desk.editor().textWithPreedit(), u"B 안"_s);
    }

    void enter_belongs_to_any_other_input_method_data()
    {
        QTest::addColumn<QString>("preedit");
        QTest::newRow("kana") << u"にほん"_s;
        QTest::newRow("pinyin") << u"ni'hao"_s;
        QTest::newRow("mixed") << u"안녕ni"_s;
    }

    void enter_belongs_to_any_other_input_method()
    {
        QFETCH(QString, preedit);
        Desk desk;
        desk.type(u"x"_s);
        desk.compose(preedit);

        desk.press(Qt::Key_Return);
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        desk.press(Qt::Key_Return, Qt::ShiftModifier);
        Desk::turn();

        QCOMPARE(desk.commits, 0);
        QCOMPARE(desk.sent.count(), 0);
        QCOMPARE(desk.text(), u"x"_s);
    }

    void the_way_of_ibus_commit_first_then_enter_sends_at_once()
    {
        Desk desk;
        desk.compose(u"안"_s);
        desk.commit(u"안"_s);

        desk.press(Qt::Key_Return);

        QCOMPARE(desk.lastSent(), u"안"_s);
    }

    void the_send_button_takes_the_syllable_along_and_not_the_focus()
    {
        Desk desk;
        desk.compose(u"녕"_s);

        QCOMPARE(desk.button().focusPolicy(), Qt::TabFocus);
        QTest::mouseClick(&desk.button(), Qt::LeftButton);
        Desk::turn();

        QCOMPARE(desk.lastSent(), u"녕"_s);
        QVERIFY(desk.editor().hasFocus());
    }

    void the_placeholder_makes_room_for_the_first_jamo()
    {
        Desk desk;
        QVERIFY(desk.editor().isPlaceholderShown());

        desk.compose(u"ㅎ"_s);

        QVERIFY(!desk.editor().isPlaceholderShown());
        QVERIFY(desk.button().isEnabled());
    }

    void another_room_takes_nothing_of_the_syllable_and_loses_nothing()
    {
        Desk desk([] {});
        desk.type(u"B "_s);
        desk.compose(u"안"_s);

        desk.composer->openRoom(u"r2"_s, u"#lunch"_s,
                                {.text = u"김밥"_s, .mode = ComposeMode::Plain, .subject = {}, .setAside = {}});

        QCOMPARE(desk.drafts.last().first().toString(), u"r1"_s);
        QCOMPARE(desk.lastDraft().text, u"B 안"_s);
        QCOMPARE(desk.text(), u"김밥"_s);
        QCOMPARE(desk.editor().preedit(), QString());
    }

    void the_same_room_again_changes_nothing()
    {
        Desk desk;
        desk.type(u"half a"_s);

        desk.composer->openRoom(u"r1"_s, u"#general"_s, {});

        QCOMPARE(desk.text(), u"half a"_s);
    }

    void a_draft_is_told_half_a_second_after_the_last_letter()
    {
        Desk desk;
        desk.type(u"a"_s);
        desk.pass(400ms);
        desk.type(u"b"_s);
        desk.pass(499ms);
        QCOMPARE(desk.drafts.count(), 0);

        desk.pass(1ms);
        desk.pass(5s);

        QCOMPARE(desk.drafts.count(), 1);
        QCOMPARE(desk.lastDraft().text, u"ab"_s);
    }

    void what_was_sent_is_no_draft_any_more()
    {
        Desk desk;
        desk.type(u"a"_s);

        desk.press(Qt::Key_Return);

        QCOMPARE(desk.drafts.count(), 1);
        QVERIFY(desk.lastDraft().isEmpty());
    }

    void leaving_the_composer_tells_the_draft_at_once()
    {
        Desk desk;
        desk.type(u"a"_s);

        desk.other.setFocus();

        QCOMPARE(desk.lastDraft().text, u"a"_s);
        QCOMPARE(desk.stopped.count(), 1);
    }

    void typing_begins_with_a_letter_and_ends_with_a_pause()
    {
        Desk desk;
        desk.compose(u"ㅎ"_s);
        QCOMPARE(desk.started.count(), 1);
        desk.pass(4s);
        desk.compose(u"하"_s);
        desk.pass(4s);
        QCOMPARE(desk.stopped.count(), 0);

        desk.pass(1s);

        QCOMPARE(desk.started.count(), 1);
        QCOMPARE(desk.stopped.count(), 1);
    }

    void typing_ends_when_the_text_is_gone_or_sent()
    {
        Desk desk;
        desk.type(u"a"_s);
        desk.press(Qt::Key_Backspace);
        QCOMPARE(desk.stopped.count(), 1);

        desk.type(u"a"_s);
        desk.press(Qt::Key_Return);

        QCOMPARE(desk.started.count(), 2);
        QCOMPARE(desk.stopped.count(), 2);
    }

    void a_command_is_not_typing()
    {
        Desk desk;

        desk.type(u"/rename"_s);

        QCOMPARE(desk.started.count(), 0);
    }

    void up_in_the_empty_composer_asks_for_the_last_message()
    {
        Desk desk;
        QSignalSpy asked(desk.composer, &Composer::editLastRequested);
        desk.press(Qt::Key_Up);
        QCOMPARE(asked.count(), 1);

        desk.type(u"a"_s);
        desk.press(Qt::Key_Up);

        QCOMPARE(asked.count(), 1);
    }

    void an_edit_keeps_aside_what_was_being_written()
    {
        Desk desk;
        desk.type(u"later"_s);

        desk.composer->startEdit({.messageId = u"m1"_s, .author = u"me"_s, .text = u"old"_s});
        QCOMPARE(desk.text(), u"old"_s);
        desk.type(u"er"_s);
        desk.press(Qt::Key_Return);

        QCOMPARE(desk.message().editedId, u"m1"_s);
        QCOMPARE(desk.lastSent(), u"older"_s);
        QCOMPARE(desk.text(), u"later"_s);
    }

    void escape_leaves_an_edit_and_only_then_the_composer()
    {
        Desk desk;
        QSignalSpy escaped(desk.composer, &Composer::escaped);
        desk.type(u"later"_s);
        desk.composer->startEdit({.messageId = u"m1"_s, .author = u"me"_s, .text = u"old"_s});

        desk.press(Qt::Key_Escape);
        QCOMPARE(desk.text(), u"later"_s);
        QCOMPARE(escaped.count(), 0);
        desk.press(Qt::Key_Escape);

        QCOMPARE(escaped.count(), 1);
    }

    void a_reply_names_its_message_and_keeps_the_text()
    {
        Desk desk;
        desk.type(u"yes"_s);
        desk.composer->startReply({.messageId = u"m2"_s, .author = u"Mina"_s, .text = u"right?"_s});
        QVERIFY(desk.composer->findChild<SubjectBar *>()->text().contains(u"Mina"_s));

        desk.press(Qt::Key_Return);

        QCOMPARE(desk.message().replyTo, u"m2"_s);
        QCOMPARE(desk.lastSent(), u"yes"_s);
        QVERIFY(!desk.composer->findChild<SubjectBar *>()->isVisible());
    }

    void a_draft_brings_its_reply_back()
    {
        Desk desk;
        const Draft draft{
            .text = u"yes"_s, .mode = ComposeMode::Reply, .subject = {u"m2"_s, u"Mina"_s, u"right?"_s}, .setAside = {}};

        desk.composer->openRoom(u"r2"_s, u"#lunch"_s, draft);

        QCOMPARE(desk.composer->draft(), draft);
    }

    void the_limit_counts_code_points_and_stops_send()
    {
        Desk desk;
        desk.composer->setTextLimit(5);
        desk.editor().setPlainText(u"🙂🙂🙂🙂🙂"_s);
        QVERIFY(desk.button().isEnabled());

        desk.editor().setPlainText(u"🙂🙂🙂🙂🙂🙂"_s);
        desk.press(Qt::Key_Return);

        QVERIFY(!desk.button().isEnabled());
        QCOMPARE(desk.sent.count(), 0);
        QCOMPARE(desk.text(), u"🙂🙂🙂🙂🙂🙂"_s);
    }

    void nothing_but_space_is_not_sent()
    {
        Desk desk;
        desk.editor().setPlainText(u" \n "_s);

        desk.press(Qt::Key_Return);

        QCOMPARE(desk.sent.count(), 0);
    }

    void names_in_the_text_become_mentions()
    {
        Desk desk;
        desk.composer->setPeople({{u"u1"_s, u"민수"_s}, {u"u2"_s, u"Jun"_s}});
        desk.editor().setPlainText(u"@민수님 @Jun @민수"_s);

        desk.press(Qt::Key_Return);

        QCOMPARE(desk.message().mentions, QStringList({u"u1"_s, u"u2"_s}));
    }

    void a_name_is_completed_from_a_half_made_syllable()
    {
        Desk desk;
        desk.composer->setPeople({{u"u1"_s, u"김철수"_s}, {u"u2"_s, u"김민수"_s}});
        auto *popup = desk.window.findChild<QListWidget *>();
        desk.type(u"hi @"_s);
        desk.commit(u"김"_s);
        desk.compose(u"ㅊ"_s);
        popup = desk.window.findChild<QListWidget *>();
        QVERIFY(popup != nullptr && popup->isVisible());
        QCOMPARE(popup->count(), 1);

        desk.press(Qt::Key_Tab);

        QCOMPARE(desk.text(), u"hi @김철수 "_s);
        QVERIFY(!popup->isVisible());
        QVERIFY(desk.editor().hasFocus());
    }

    void it_can_go_while_somebody_is_writing_a_name()
    {
        Desk desk;
        desk.composer->setPeople({{u"u1"_s, u"Jun"_s}});
        desk.type(u"@j"_s);
        QVERIFY(desk.window.findChild<QListWidget *>()->isVisible());

        delete desk.composer;

        QVERIFY(desk.window.findChild<QListWidget *>() == nullptr);
    }

    void tab_is_never_trapped()
    {
        Desk desk;

        desk.press(Qt::Key_Tab);

        QVERIFY(!desk.editor().hasFocus());
        QCOMPARE(desk.text(), QString());
    }

    void it_grows_with_its_lines_up_to_ten_or_its_share()
    {
        Desk desk;
        const int one = desk.editor().height();
        desk.editor().setPlainText(u"1\n2\n3"_s);
        const int three = desk.editor().height();
        desk.editor().setPlainText(u"1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13"_s);
        const int most = desk.editor().height();
        desk.composer->setTimelineHeight(200);

        QVERIFY(three > 2 * one);
        QVERIFY(most <= 10 * one);
        QVERIFY(desk.editor().height() <= 80);
    }

    void offline_it_says_when_it_will_be_sent_and_still_sends()
    {
        Desk desk;

        desk.composer->setLink(Composer::Link::Offline);
        desk.type(u"kept"_s);
        desk.press(Qt::Key_Return);

        QVERIFY(desk.editor().accessibleName().contains(u"later"_s));
        QCOMPARE(desk.lastSent(), u"kept"_s);
        QCOMPARE(desk.started.count(), 0);
    }
};

QTEST_MAIN(ComposerTest)
#include "tst_composer.moc"
