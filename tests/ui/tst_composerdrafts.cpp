// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/ui/writingdesk.h"
#include "ui/composer/subjectbar.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang::ui;
using madang::tests::WritingDesk;

/// What is half written: drafts, replies, edits, and the word that somebody is typing.
class ComposerDraftsTest : public QObject
{
    Q_OBJECT

private slots:
    void the_same_room_again_changes_nothing()
    {
        WritingDesk desk;
        desk.type(u"half a"_s);

        desk.composer->openRoom(u"r1"_s, u"#general"_s, {});

        QCOMPARE(desk.text(), u"half a"_s);
    }

    void a_draft_is_told_half_a_second_after_the_last_letter()
    {
        WritingDesk desk;
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
        WritingDesk desk;
        desk.type(u"a"_s);

        desk.press(Qt::Key_Return);

        QCOMPARE(desk.drafts.count(), 1);
        QVERIFY(desk.lastDraft().isEmpty());
    }

    void leaving_the_composer_tells_the_draft_at_once()
    {
        WritingDesk desk;
        desk.type(u"a"_s);

        desk.other.setFocus();

        QCOMPARE(desk.lastDraft().text, u"a"_s);
        QCOMPARE(desk.stopped.count(), 1);
    }

    void a_draft_brings_its_reply_back()
    {
        WritingDesk desk;
        const Draft draft{
            .text = u"yes"_s, .mode = ComposeMode::Reply, .subject = {u"m2"_s, u"Mina"_s, u"right?"_s}, .setAside = {}};

        desk.composer->openRoom(u"r2"_s, u"#lunch"_s, draft);

        QCOMPARE(desk.composer->draft(), draft);
    }

    void a_reply_names_its_message_and_keeps_the_text()
    {
        WritingDesk desk;
        desk.type(u"yes"_s);
        desk.composer->startReply({.messageId = u"m2"_s, .author = u"Mina"_s, .text = u"right?"_s});
        QVERIFY(desk.composer->findChild<SubjectBar *>()->text().contains(u"Mina"_s));

        desk.press(Qt::Key_Return);

        QCOMPARE(desk.message().replyTo, u"m2"_s);
        QCOMPARE(desk.lastSent(), u"yes"_s);
        QVERIFY(!desk.composer->findChild<SubjectBar *>()->isVisible());
    }

    void up_in_the_empty_composer_asks_for_the_last_message()
    {
        WritingDesk desk;
        QSignalSpy asked(desk.composer, &Composer::editLastRequested);
        desk.press(Qt::Key_Up);
        QCOMPARE(asked.count(), 1);

        desk.type(u"a"_s);
        desk.press(Qt::Key_Up);

        QCOMPARE(asked.count(), 1);
    }

    void an_edit_keeps_aside_what_was_being_written()
    {
        WritingDesk desk;
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
        WritingDesk desk;
        QSignalSpy escaped(desk.composer, &Composer::escaped);
        desk.type(u"later"_s);
        desk.composer->startEdit({.messageId = u"m1"_s, .author = u"me"_s, .text = u"old"_s});

        desk.press(Qt::Key_Escape);
        QCOMPARE(desk.text(), u"later"_s);
        QCOMPARE(escaped.count(), 0);
        desk.press(Qt::Key_Escape);

        QCOMPARE(escaped.count(), 1);
    }

    void typing_begins_with_a_letter_and_ends_with_a_pause()
    {
        WritingDesk desk;
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
        WritingDesk desk;
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
        WritingDesk desk;

        desk.type(u"/rename"_s);

        QCOMPARE(desk.started.count(), 0);
    }
};

QTEST_MAIN(ComposerDraftsTest)
#include "tst_composerdrafts.moc"
