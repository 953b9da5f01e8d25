// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/rules.h"

#include "protocol/cursor.h"

#include <QtTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class RulesTest : public QObject
{
    Q_OBJECT

private slots:
    void an_id_is_a_short_word()
    {
        QVERIFY(rules::isId(u"aZ09_-"_s));
        QVERIFY(rules::isId(QString(40, u'a')));
        for (const auto &wrong : {u""_s, u"a b"_s, u"a.b"_s, u"é"_s, u"a\n"_s, QString(41, u'a')})
            QVERIFY2(!rules::isId(wrong), qPrintable(wrong));
    }

    void an_invitation_code_is_a_longer_word()
    {
        QVERIFY(rules::isInvitationCode(QString(64, u'-')));
        QVERIFY(!rules::isInvitationCode(QString(65, u'-')));
        QVERIFY(!rules::isInvitationCode({}));
    }

    void a_new_uuid_is_one_and_never_the_same()
    {
        const auto first = rules::newUuid();

        QVERIFY(rules::isUuid(first));
        QVERIFY(first != rules::newUuid());
    }

    void a_new_uuid_begins_with_the_time_as_version_7_does()
    {
        const auto first = rules::newUuid(0x0188'0a2b'ffffms);

        QVERIFY(rules::isUuid(first));
        QVERIFY(first.startsWith(u"01880a2b-ffff-7"));
        QVERIFY(QStringView(u"89ab").contains(first.at(19)));
        QVERIFY(first != rules::newUuid(0x0188'0a2b'ffffms));
        QVERIFY(first < rules::newUuid(0x0188'0a2c'0000ms));
    }

    void only_the_lower_case_form_is_a_uuid()
    {
        QVERIFY(rules::isUuid(u"00000000-0000-4000-8000-00000000000f"));
        for (const auto &wrong : {u""_s, u"00000000-0000-4000-8000-00000000000F"_s,
                                  u"00000000-0000-4000-8000-00000000000g"_s, u"00000000-0000-4000-8000-00000000000"_s,
                                  u"0000000-00000-4000-8000-00000000000f"_s, u"00000000000040008000000000000000000f"_s})
            QVERIFY2(!rules::isUuid(wrong), qPrintable(wrong));
    }

    void length_is_counted_in_code_points()
    {
        QCOMPARE(rules::codePoints(u"a가👍"), 3);
        QCOMPARE(rules::codePoints({}), 0);
    }

    void a_line_is_composed_and_trimmed()
    {
        QCOMPARE(rules::cleaned(u"  e\u0301\t"_s, {.most = 5}), std::optional(u"\u00e9"_s));
        QCOMPARE(rules::cleaned(u"\u1112\u1161\u11ab"_s, {.most = 1}), std::optional(u"한"_s));
        QVERIFY(!rules::cleaned(u"a\nb"_s, {.most = 5}));
        QVERIFY(!rules::cleaned(u"a\tb"_s, {.most = 5}));
        QVERIFY(!rules::cleaned(u"a\u2028b"_s, {.most = 5}));
        QVERIFY(!rules::cleaned(u"a\u2029b"_s, {.most = 5}));
        QVERIFY(!rules::cleaned(u"   "_s, {.most = 5}));
        QCOMPARE(rules::cleaned(u"   "_s, {.least = 0, .most = 5}), std::optional(u""_s));
    }

    void lines_keep_their_space_and_their_breaks()
    {
        const rules::TextRule rule{.most = 10, .lines = rules::Lines::Many};

        QCOMPARE(rules::cleaned(u" a\n\tb "_s, rule), std::optional(u" a\n\tb "_s));
        QCOMPARE(rules::cleaned(u"a\r\nb\rc"_s, rule), std::optional(u"a\nb\nc"_s));
        QCOMPARE(rules::cleaned(QString(u"\r\n"_s.repeated(10)), rule), std::optional(u"\n"_s.repeated(10)));
        QVERIFY(!rules::cleaned(u"a\u007fb"_s, rule));
        QVERIFY(!rules::cleaned(QString(QChar(0)), rule));
        QVERIFY(!rules::cleaned(u"a"_s + QChar(0xdc00), rule));
        QVERIFY(!rules::cleaned(QString(11, u'a'), rule));
    }

    void an_emoji_is_one_sign_that_is_no_writing_data()
    {
        QTest::addColumn<bool>("isOne");
        for (const char *emoji : {"👍",
                                  "👍🏽",
                                  "❤",
                                  "❤️",
                                  "👩‍👩‍👧",
                                  "👩🏽‍🚀",
                                  "🏳️‍🌈",
                                  "🇰🇷",
                                  "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                                  "1️⃣",
                                  "#️⃣",
                                  "ℹ️",
                                  "‼️",
                                  "➡️",
                                  "↔",
                                  "©",
                                  "™",
                                  "🫨",
                                  "〰️",
                                  "㊗️",
                                  "☎"})
            QTest::newRow(emoji) << true;
        for (const char *other : {"",  " ",  "a",  "é",  "한", "ㅋㅋ", "yes",  "7",      "1️", "+",   "+1",  "<",
                                  "!", "👍👍", "👍 ", " 👍", "👍a", "🇰🇷🇰🇷", "a️", "한️", "\n",   "👍\n", "‍", "️"})
            QTest::newRow(other) << false;
    }
    void an_emoji_is_one_sign_that_is_no_writing()
    {
        QFETCH(const bool, isOne);

        QCOMPARE(rules::isEmoji(QString::fromUtf8(QTest::currentDataTag())), isOne);
    }

    void an_emoji_has_an_end()
    {
        const QString joined = u"👩"_s + u"\u200d👩"_s.repeated(7);

        QVERIFY(rules::isEmoji(joined));
        QVERIFY(!rules::isEmoji(joined + u"\u200d👩"_s));
        QVERIFY(!rules::isEmoji(QString(QChar(0xd83d))));
        QVERIFY(!rules::isEmoji(u"👍"_s + QString(40, u'\u0301')));
    }

    void a_cursor_is_written_and_read()
    {
        const Cursor cursor{.epoch = {u"e-1_A"_s}, .seq = 9'007'199'254'740'991};

        QCOMPARE(toText(cursor), u"e-1_A.9007199254740991"_s);
        QCOMPARE(cursorFromText(toText(cursor)), std::optional(cursor));
        QCOMPARE(cursorFromText(u"e.0"), std::optional(Cursor{.epoch = {u"e"_s}, .seq = 0}));
    }

    void whatever_else_is_no_cursor()
    {
        for (const auto &wrong :
             {u""_s, u"."_s, u"e"_s, u"e."_s, u".1"_s, u"e.-1"_s, u"e.+1"_s, u"e.01"_s, u"e.1.2"_s, u"e.1 "_s,
              u" e.1"_s, u"e f.1"_s, u"e.9007199254740992"_s, u"e.99999999999999999999"_s, u"e.\u0661"_s, u"e.1x"_s,
              QString(QString(41, u'e') + u".1"_s)})
            QVERIFY2(!cursorFromText(wrong), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"
