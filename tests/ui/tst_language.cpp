// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/language/language.h"
#include "ui/text/times.h"
#include "ui/welcome/welcomepage.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace madang::ui;
using namespace Qt::StringLiterals;

namespace
{
QStringList buttonTexts(const QWidget &page)
{
    QStringList texts;
    for (const QPushButton *each : page.findChildren<QPushButton *>()) {
        texts << each->text();
    }
    return texts;
}
} // namespace

class LanguageTest : public QObject
{
    Q_OBJECT

private slots:
    void the_system_decides_first()
    {
        const Language korean(QLocale(QLocale::Korean, QLocale::SouthKorea));

        QCOMPARE(korean.locale().language(), QLocale::Korean);
        QCOMPARE(Times().day(QDate(2025, 3, 4), QDate(2025, 3, 4)), u"오늘"_s);
    }

    void a_third_language_reads_english()
    {
        const Language language(QLocale(QLocale::German, QLocale::Germany));

        QCOMPARE(language.locale().language(), QLocale::English);
    }

    void an_open_page_changes_its_words_at_once_and_back()
    {
        Language language{QLocale(QLocale::English)};
        const Theme theme;
        const Icons icons(theme);
        const WelcomePage page(icons);
        QSignalSpy changed(&language, &Language::changed);
        QVERIFY(buttonTexts(page).contains(u"Start"_s));

        language.choose(Language::Choice::Korean);
        QCoreApplication::sendPostedEvents();
        QVERIFY(buttonTexts(page).contains(u"시작"_s));
        language.choose(Language::Choice::English);
        QCoreApplication::sendPostedEvents();

        QVERIFY(buttonTexts(page).contains(u"Start"_s));
        QCOMPARE(changed.count(), 2);
    }

    void standard_buttons_are_korean_too()
    {
        const Language language(QLocale(QLocale::Korean, QLocale::SouthKorea));

        const QDialogButtonBox box(QDialogButtonBox::Cancel);

        QCOMPARE(box.button(QDialogButtonBox::Cancel)->text(), u"취소"_s);
    }

    void english_has_its_plurals()
    {
        const Language language{QLocale(QLocale::English)};

        const auto sent = [](int count) {
            return QCoreApplication::translate("madang::ui::ConnectionStrip", "Back online. %n messages sent.", nullptr,
                                               count);
        };

        QCOMPARE(sent(1), u"Back online. 1 message sent."_s);
        QCOMPARE(sent(3), u"Back online. 3 messages sent."_s);
    }
};

QTEST_MAIN(LanguageTest)
#include "tst_language.moc"
