// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/connectiondetails.h"

#include "tests/support/ui/stripline.h"
#include "ui/language/language.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QTest>

using namespace madang;
using namespace madang::tests;

/// Who wants to know more learns the cause, in both languages.
class ConnectionDetailsTest : public QObject
{
    Q_OBJECT

private slots:
    void each_cause_has_its_words_in_both_languages();
    void the_details_can_be_copied_and_follow_the_connection();
};

void ConnectionDetailsTest::each_cause_has_its_words_in_both_languages()
{
    Language language{QLocale(QLocale::English)};
    QSet<QString> told;
    const auto details = [](Cause cause) {
        return LinkState::details({.phase = client::Phase::Waiting,
                                   .attempts = 2,
                                   .trouble = Trouble::Unreachable,
                                   .cause = cause,
                                   .address = u"lab.local:8787"_s});
    };

    for (int i = 0; i <= static_cast<int>(Cause::Moved); ++i) {
        for (const auto choice : {Language::Choice::English, Language::Choice::Korean}) {
            language.choose(choice);
            const auto lines = details(static_cast<Cause>(i)).split(u'\n');
            QCOMPARE(lines.size(), 4);
            QVERIFY(lines.first().contains(u"lab.local:8787"_s));
            QVERIFY(!lines.last().isEmpty());
            const auto isHangul = [](QChar letter) { return letter.script() == QChar::Script_Hangul; };
            for (const QString &one : lines)
                QCOMPARE(std::any_of(one.begin(), one.end(), isHangul), choice == Language::Choice::Korean);
            told.insert(lines.last());
        }
    }

    QCOMPARE(told.size(), 2 * (static_cast<int>(Cause::Moved) + 1));
}

void ConnectionDetailsTest::the_details_can_be_copied_and_follow_the_connection()
{
    const Language language{QLocale(QLocale::English)};
    StripLine line;
    line.session.start();
    line.transport.closes({.cause = Cause::NobodyListens});
    ConnectionDetails details(line.session.state());
    connect(&line.session, &Session::stateChanged, &details, &ConnectionDetails::follow);
    details.QWidget::show();

    line.pass(1s);
    line.transport.closes({.cause = Cause::NoSuchHost});
    details.findChild<QPushButton *>(u"copyDetails"_s)->click();

    QVERIFY(details.isVisible());
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"Address: lab.local:8787\n2 attempts since the last connection\nThe server cannot be reached.\n"
             "No computer of this name was found."_s);
}

QTEST_MAIN(ConnectionDetailsTest)
#include "tst_connectiondetails.moc"
