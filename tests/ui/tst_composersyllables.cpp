// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/ui/writingdesk.h"

#include <QListWidget>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace madang::ui;
using madang::tests::WritingDesk;

/// What an input method has not finished is neither lost nor sent without its end.
class ComposerSyllablesTest : public QObject
{
    Q_OBJECT

private slots:
    void enter_on_an_unfinished_hangul_syllable_commits_it_and_sends_once()
    {
        WritingDesk desk;
        desk.type(u"B "_s);
        desk.compose(u"안"_s);

        desk.press(Qt::Key_Return);
        QCOMPARE(desk.commits, 1);
        QCOMPARE(desk.sent.count(), 0);
        WritingDesk::turn();
        WritingDesk::turn();

        QCOMPARE(desk.sent.count(), 1);
        QCOMPARE(desk.lastSent(), u"B 안"_s);
        QCOMPARE(desk.text(), QString());
        QCOMPARE(desk.editor().preedit(), QString());
    }

    void a_second_enter_while_the_first_waits_sends_nothing_more()
    {
        WritingDesk desk;
        desk.compose(u"안"_s);

        desk.press(Qt::Key_Return);
        desk.press(Qt::Key_Return);
        WritingDesk::turn();

        QCOMPARE(desk.sent.count(), 1);
        QCOMPARE(desk.lastSent(), u"안"_s);
    }

    void the_text_is_never_sent_without_its_last_syllable()
    {
        WritingDesk desk([] {});
        desk.type(u"B "_s);
        desk.compose(u"안"_s);

        desk.press(Qt::Key_Return);
        WritingDesk::turn();

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
        WritingDesk desk;
        desk.type(u"x"_s);
        desk.compose(preedit);

        desk.press(Qt::Key_Return);
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        desk.press(Qt::Key_Return, Qt::ShiftModifier);
        WritingDesk::turn();

        QCOMPARE(desk.commits, 0);
        QCOMPARE(desk.sent.count(), 0);
        QCOMPARE(desk.text(), u"x"_s);
    }

    void the_way_of_ibus_commit_first_then_enter_sends_at_once()
    {
        WritingDesk desk;
        desk.compose(u"안"_s);
        desk.commit(u"안"_s);

        desk.press(Qt::Key_Return);

        QCOMPARE(desk.lastSent(), u"안"_s);
    }

    void the_send_button_takes_the_syllable_along_and_not_the_focus()
    {
        WritingDesk desk;
        desk.compose(u"녕"_s);

        QCOMPARE(desk.button().focusPolicy(), Qt::TabFocus);
        QTest::mouseClick(&desk.button(), Qt::LeftButton);
        WritingDesk::turn();

        QCOMPARE(desk.lastSent(), u"녕"_s);
        QVERIFY(desk.editor().hasFocus());
    }

    void the_placeholder_makes_room_for_the_first_jamo()
    {
        WritingDesk desk;
        QVERIFY(desk.editor().isPlaceholderShown());

        desk.compose(u"ㅎ"_s);

        QVERIFY(!desk.editor().isPlaceholderShown());
        QVERIFY(desk.button().isEnabled());
    }

    void another_room_takes_nothing_of_the_syllable_and_loses_nothing()
    {
        WritingDesk desk([] {});
        desk.type(u"B "_s);
        desk.compose(u"안"_s);

        desk.composer->openRoom(u"r2"_s, u"#lunch"_s,
                                {.text = u"김밥"_s, .mode = ComposeMode::Plain, .subject = {}, .setAside = {}});

        QCOMPARE(desk.drafts.last().first().toString(), u"r1"_s);
        QCOMPARE(desk.lastDraft().text, u"B 안"_s);
        QCOMPARE(desk.text(), u"김밥"_s);
        QCOMPARE(desk.editor().preedit(), QString());
    }

    void a_name_is_completed_from_a_half_made_syllable()
    {
        WritingDesk desk;
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
};

QTEST_MAIN(ComposerSyllablesTest)
#include "tst_composersyllables.moc"
