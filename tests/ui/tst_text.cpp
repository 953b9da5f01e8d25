// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/text/avatar.h"
#include "ui/text/emoji.h"
#include "ui/text/linebreak.h"
#include "ui/text/mentions.h"
#include "ui/text/times.h"
#include "ui/text/urls.h"
#include "ui/text/usertext.h"

#include <QTextLayout>
#include <QtTest>

using namespace madang::ui;
using namespace Qt::StringLiterals;

namespace
{
QStringList linesOf(const QString &text, qreal width)
{
    QTextLayout layout(text, QFont());
    layOutParagraph(layout, {.width = width, .lineHeight = 20});
    QStringList lines;
    for (int i = 0; i < layout.lineCount(); ++i) {
        lines << text.mid(layout.lineAt(i).textStart(), layout.lineAt(i).textLength()).trimmed();
    }
    return lines;
}

qreal widthOf(const QString &text)
{
    return QFontMetricsF(QFont()).horizontalAdvance(text);
}
} // namespace

class TextTest : public QObject
{
    Q_OBJECT

private slots:
    void a_korean_line_ends_at_a_space()
    {
        const QString text = u"원심분리기는 아홉시부터 예약했습니다"_s;

        const QStringList lines = linesOf(text, widthOf(u"원심분리기는 아홉시부"_s) + 1);

        QCOMPARE(lines, QStringList({u"원심분리기는"_s, u"아홉시부터"_s, u"예약했습니다"_s}));
    }

    void a_korean_word_longer_than_the_line_breaks_anywhere()
    {
        const QStringList lines = linesOf(u"가나다라마바사아자차"_s, widthOf(u"가나다라"_s) + 1);

        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.join(QString()), u"가나다라마바사아자차"_s);
    }

    void a_word_of_both_scripts_stays_whole()
    {
        const QStringList lines = linesOf(u"우리 B플레이트"_s, widthOf(u"우리 B플레"_s) + 1);

        QCOMPARE(lines, QStringList({u"우리"_s, u"B플레이트"_s}));
    }

    void a_paragraph_is_as_high_as_its_lines()
    {
        QTextLayout layout(layoutText(u"one\ntwo\nthree"_s), QFont());

        const QSizeF size = layOutParagraph(layout, {.width = 500, .lineHeight = 40});

        QCOMPARE(layout.lineCount(), 3);
        QCOMPARE(size.height(), 120.0);
    }

    void addresses_are_found_in_text_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");

        QTest::newRow("plain") << u"see http://lab.local/rota now"_s << u"http://lab.local/rota"_s;
        QTest::newRow("full stop") << u"see https://a.example."_s << u"https://a.example"_s;
        QTest::newRow("brackets") << u"(https://a.example/x_(y))"_s << u"https://a.example/x_(y)"_s;
        QTest::newRow("particle") << u"http://lab.local/rota에 있습니다"_s << u"http://lab.local/rota"_s;
        QTest::newRow("Korean path") << u"https://ko.example/wiki/한국 봐"_s << u"https://ko.example/wiki/한국"_s;
        QTest::newRow("mail") << u"mailto:mina@lab.example, please"_s << u"mailto:mina@lab.example"_s;
        QTest::newRow("ours") << u"madang://lab.local:8787/#invite=abc"_s << u"madang://lab.local:8787/#invite=abc"_s;
        QTest::newRow("capitals") << u"HTTP://LAB.local"_s << u"HTTP://LAB.local"_s;
        QTest::newRow("script") << u"javascript:alert(1)"_s << QString();
        QTest::newRow("file") << u"file:///etc/passwd"_s << QString();
        QTest::newRow("data") << u"data:text/html,x"_s << QString();
        QTest::newRow("no host") << u"http:// nothing"_s << QString();
        QTest::newRow("inside a word") << u"xhttp://a.example"_s << QString();
        QTest::newRow("tag") << u"<a href=\"http://a.example\">"_s << u"http://a.example"_s;
    }

    void addresses_are_found_in_text()
    {
        QFETCH(QString, text);
        QFETCH(QString, address);

        const QList<UrlSpan> found = findUrls(text);

        QCOMPARE(found.size(), address.isEmpty() ? 0 : 1);
        if (!found.isEmpty()) {
            QCOMPARE(text.mid(found.first().start, found.first().length), address);
            QVERIFY(isOpenable(found.first().url));
        }
    }

    void the_longest_name_behind_an_at_is_meant_and_a_particle_may_follow()
    {
        const QList<Mentionable> people = {
            {u"1"_s, u"민수"_s}, {u"2"_s, u"민수진"_s}, {u"3"_s, u"Jun"_s}, {u"4"_s, u"Jun Lee"_s}};

        QCOMPARE(findMentions(u"@민수님 안녕"_s, people), QList<MentionSpan>({{0, 3, u"1"_s}}));
        QCOMPARE(findMentions(u"＠민수진아 봐"_s, people), QList<MentionSpan>({{0, 4, u"2"_s}}));
        QCOMPARE(findMentions(u"hi @jun lee and @Jun"_s, people),
                 QList<MentionSpan>({{3, 8, u"4"_s}, {16, 4, u"3"_s}}));
        QCOMPARE(findMentions(u"@Junior, a@Jun.example"_s, people), QList<MentionSpan>());
    }

    void the_longest_name_behind_an_at_is_addressed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("at the start") << u"@Ann hi"_s << QStringList{u"Ann"_s};
        QTest::newRow("case") << u"hi @ann"_s << QStringList{u"Ann"_s};
        QTest::newRow("longer name") << u"@Ann Lee, hi"_s << QStringList{u"Ann Lee"_s};
        QTest::newRow("another word") << u"@Annabel"_s << QStringList{};
        QTest::newRow("full width") << u"＠Ann"_s << QStringList{u"Ann"_s};
        QTest::newRow("particle") << u"@민수님 그리고 @민수야"_s << QStringList{u"민수"_s, u"민수"_s};
        QTest::newRow("particle behind Latin") << u"@Ann님"_s << QStringList{u"Ann"_s};
        QTest::newRow("longer Hangul name") << u"@민수정아"_s << QStringList{u"민수정"_s};
        QTest::newRow("behind Hangul") << u"보세요@Ann"_s << QStringList{u"Ann"_s};
        QTest::newRow("mail address") << u"ann@Ann.org"_s << QStringList{};
        QTest::newRow("two in order") << u"@민수 @Ann @민수"_s << QStringList{u"민수"_s, u"Ann"_s, u"민수"_s};
        QTest::newRow("nobody") << u"@ @@ @x"_s << QStringList{};
    }
    void the_longest_name_behind_an_at_is_addressed()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, expected);
        QList<Mentionable> people;
        for (const auto &name : {u"Ann"_s, u"Ann Lee"_s, u"민수"_s, u"민수정"_s})
            people.append({.userId = name, .name = name});

        QStringList found;
        for (const MentionSpan &span : findMentions(text, people))
            found.append(span.userId);

        QCOMPARE(found, expected);
    }

    void a_half_made_syllable_completes()
    {
        const QList<Mentionable> people = {{u"1"_s, u"김철수"_s}, {u"2"_s, u"김민수"_s}, {u"3"_s, u"Mina Kim"_s}};

        QCOMPARE(completions(u"김ㅊ", people, 8), QList<Mentionable>({people.at(0)}));
        QCOMPARE(completions(u"김처", people, 8), QList<Mentionable>({people.at(0)}));
        QCOMPARE(completions(u"ki", people, 8), QList<Mentionable>({people.at(2)}));
        QCOMPARE(completions(u"", people, 2).size(), 2);
    }

    void only_emoji_are_counted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count");

        QTest::newRow("one") << u"🙏"_s << 1;
        QTest::newRow("three with spaces") << u"👍 👍 🎉"_s << 3;
        QTest::newRow("family") << u"👨‍👩‍👧‍👦"_s << 1;
        QTest::newRow("skin") << u"👍🏽"_s << 1;
        QTest::newRow("flag") << u"🇰🇷"_s << 1;
        QTest::newRow("heart") << u"❤️"_s << 1;
        QTest::newRow("keycap") << u"1️⃣"_s << 1;
        QTest::newRow("digit") << u"1"_s << 0;
        QTest::newRow("word") << u"ok 👍"_s << 0;
        QTest::newRow("copyright") << u"©"_s << 0;
        QTest::newRow("empty") << QString() << 0;
    }

    void only_emoji_are_counted()
    {
        QFETCH(QString, text);
        QFETCH(int, count);

        QCOMPARE(emojiOnlyCount(text), count);
    }

    void days_are_said_in_both_languages()
    {
        const QDate today(2025, 3, 6);
        const Times english{QLocale(QLocale::English)};
        const Times korean{QLocale(QLocale::Korean)};

        QCOMPARE(english.day(today, today), u"Today"_s);
        QCOMPARE(english.day(today.addDays(-1), today), u"Yesterday"_s);
        QCOMPARE(english.day(QDate(2025, 3, 4), today), u"Tuesday, 4 March"_s);
        QCOMPARE(english.day(QDate(2024, 3, 4), today), u"Monday, 4 March 2024"_s);
        QCOMPARE(korean.day(QDate(2025, 3, 4), QDate(2026, 1, 1)), u"2025년 3월 4일 화요일"_s);
        QCOMPARE(korean.full(QDateTime(QDate(2025, 3, 4), QTime(14, 2, 31))), u"2025년 3월 4일 화요일, 14:02:31"_s);
        QCOMPARE(Times::clock(QTime(9, 5)), u"09:05"_s);
    }

    void a_while_ago_is_rounded_down()
    {
        const Times times{QLocale(QLocale::English)};
        const QDateTime now(QDate(2025, 3, 6), QTime(12, 0));

        QCOMPARE(times.ago(now.addSecs(-59), now), u"just now"_s);
        QCOMPARE(times.ago(now.addSecs(-725), now), u"12 min ago"_s);
        QCOMPARE(times.ago(now.addSecs(-10'800), now), u"3 h ago"_s);
        QCOMPARE(times.ago(now.addDays(-1), now), u"yesterday"_s);
        QCOMPARE(times.ago(now.addSecs(60), now), u"just now"_s);
    }

    void initials_are_the_given_name_in_korean()
    {
        QCOMPARE(avatarInitials(u"김미나"_s), u"미나"_s);
        QCOMPARE(avatarInitials(u"이준"_s), u"준"_s);
        QCOMPARE(avatarInitials(u"남궁민수"_s), u"민수"_s);
        QCOMPARE(avatarInitials(u"김 미나"_s), u"미나"_s);
        QCOMPARE(avatarInitials(u"mina Kim"_s), u"M"_s);
        QCOMPARE(avatarInitials(u"🙂 Jo"_s), u"🙂"_s);
        QCOMPARE(avatarInitials(u"  "_s), u"?"_s);
        QCOMPARE(avatarInitials(u"김미나"_s.normalized(QString::NormalizationForm_D)), u"미나"_s);
    }

    void a_hue_is_the_same_at_every_start_and_all_are_used()
    {
        QCOMPARE(avatarHue(u"u1"), avatarHue(u"u1"));
        QSet<int> used;
        for (int i = 0; i < 200; ++i) {
            used.insert(avatarHue(u"user-%1"_s.arg(i)));
        }
        QCOMPARE(used.size(), 8);
    }

    void a_tooltip_shows_tags_and_ampersands_as_they_were_written()
    {
        QCOMPARE(safeToolTip(u"<b>A & B</b>"_s), u"<span>&lt;b&gt;A &amp; B&lt;/b&gt;</span>"_s);
        QVERIFY(Qt::mightBeRichText(safeToolTip(u"A & B"_s)));
        QVERIFY(safeToolTip({}).isEmpty());
    }

    void length_is_counted_in_code_points() { QCOMPARE(codePoints(u"가🙂a"), 3); }
};

QTEST_MAIN(TextTest)
#include "tst_text.moc"
