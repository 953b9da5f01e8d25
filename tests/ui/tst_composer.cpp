// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/ui/writingdesk.h"

#include <QListWidget>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace madang::ui;
using madang::tests::WritingDesk;

/// What is written is sent: keys, limits, names.
class ComposerTest : public QObject
{
    Q_OBJECT

private slots:
    void enter_sends_and_clears()
    {
        WritingDesk desk;
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
        WritingDesk desk;
        desk.composer->setSendKey(controlSends ? Editor::SendKey::ControlEnter : Editor::SendKey::Enter);
        desk.type(u"a"_s);

        desk.press(static_cast<Qt::Key>(key), Qt::KeyboardModifiers(modifiers));

        QCOMPARE(desk.sent.count(), sends ? 1 : 0);
        QCOMPARE(desk.text(), sends ? QString() : u"a\n"_s);
    }

    void the_limit_counts_code_points_and_stops_send()
    {
        WritingDesk desk;
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
        WritingDesk desk;
        desk.editor().setPlainText(u" \n "_s);

        desk.press(Qt::Key_Return);

        QCOMPARE(desk.sent.count(), 0);
    }

    void names_in_the_text_become_mentions()
    {
        WritingDesk desk;
        desk.composer->setPeople({{u"u1"_s, u"민수"_s}, {u"u2"_s, u"Jun"_s}});
        desk.editor().setPlainText(u"@민수님 @Jun @민수"_s);

        desk.press(Qt::Key_Return);

        QCOMPARE(desk.message().mentions, QStringList({u"u1"_s, u"u2"_s}));
    }

    void it_can_go_while_somebody_is_writing_a_name()
    {
        WritingDesk desk;
        desk.composer->setPeople({{u"u1"_s, u"Jun"_s}});
        desk.type(u"@j"_s);
        QVERIFY(desk.window.findChild<QListWidget *>()->isVisible());

        delete desk.composer;

        QVERIFY(desk.window.findChild<QListWidget *>() == nullptr);
    }

    void tab_is_never_trapped()
    {
        WritingDesk desk;

        desk.press(Qt::Key_Tab);

        QVERIFY(!desk.editor().hasFocus());
        QCOMPARE(desk.text(), QString());
    }

    void it_grows_with_its_lines_up_to_ten_or_its_share()
    {
        WritingDesk desk;
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
        WritingDesk desk;

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
