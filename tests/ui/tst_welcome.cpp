// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/controls/field.h"
#include "ui/controls/switch.h"
#include "ui/theme/icons.h"
#include "ui/welcome/namepage.h"
#include "ui/welcome/recentrow.h"
#include "ui/welcome/servercard.h"
#include "ui/welcome/welcomepage.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace madang::ui;
using namespace Qt::StringLiterals;

namespace
{
QPushButton *button(QWidget &page, const QString &text)
{
    for (QPushButton *candidate : page.findChildren<QPushButton *>()) {
        if (candidate->text() == text) {
            return candidate;
        }
    }
    return nullptr;
}
} // namespace

class WelcomeTest : public QObject
{
    Q_OBJECT

private slots:
    void a_pasted_link_joins_without_the_spaces_around_it()
    {
        WelcomePage page(m_icons);
        QSignalSpy joined(&page, &WelcomePage::joinRequested);
        page.setLink(u"  madang://lab.local:8787/#invite=a \n"_s);

        QTest::keyClick(&page.findChild<Field *>()->edit(), Qt::Key_Return);

        QCOMPARE(joined.count(), 1);
        QCOMPARE(joined.first().first().toString(), u"madang://lab.local:8787/#invite=a"_s);
    }

    void joining_with_nothing_says_what_is_missing()
    {
        WelcomePage page(m_icons);
        QSignalSpy joined(&page, &WelcomePage::joinRequested);

        button(page, u"Join"_s)->click();
        QVERIFY(!page.findChild<Field *>()->error().isEmpty());
        page.setLink(u"lab"_s);

        QCOMPARE(joined.count(), 0);
        QVERIFY(page.findChild<Field *>()->error().isEmpty());
    }

    void who_needs_a_proxy_finds_it_before_the_first_server()
    {
        WelcomePage page(m_icons);
        const QSignalSpy wanted(&page, &WelcomePage::proxyRequested);

        button(page, u"Proxy…"_s)->click();

        QCOMPARE(wanted.count(), 1);
    }

    void a_server_starts_once()
    {
        WelcomePage page(m_icons);
        QSignalSpy started(&page, &WelcomePage::startRequested);
        QPushButton *start = button(page, u"Start"_s);
        start->click();

        page.setBusy(WelcomePage::Busy::Starting);
        start->click();

        QCOMPARE(started.count(), 1);
        QCOMPARE(start->text(), u"Starting…"_s);
    }

    void a_recent_server_opens()
    {
        WelcomePage page(m_icons);
        QSignalSpy chosen(&page, &WelcomePage::recentChosen);
        const QDate today(2026, 11, 21);
        page.setRecent({{u"a"_s, u"Lab"_s, u"lab:1"_s, today}, {u"b"_s, u"Class"_s, u"class:1"_s, today.addDays(-1)}},
                       today);

        const QList<RecentRow *> rows = page.findChildren<RecentRow *>();
        QCOMPARE(rows.size(), 2);
        rows.at(1)->click();

        QCOMPARE(chosen.first().first().toString(), u"b"_s);
        QCOMPARE(rows.at(1)->accessibleDescription(), u"class:1 · yesterday"_s);
        page.setRecent({}, today);
        QVERIFY(page.findChildren<RecentRow *>().isEmpty());
    }

    void a_name_is_asked_once_and_tidied()
    {
        NamePage page(m_icons);
        QSignalSpy submitted(&page, &NamePage::submitted);
        page.ask(u"Lab"_s, u"lab:1"_s, u"jun"_s);
        Field *field = page.findChildren<Field *>().first();
        QCOMPARE(field->text(), u"jun"_s);
        field->setText(u"  Jun   Lee "_s);

        QTest::keyClick(&field->edit(), Qt::Key_Return);
        page.setBusy(NamePage::Busy::Yes);
        QTest::keyClick(&field->edit(), Qt::Key_Return);

        QCOMPARE(submitted.count(), 1);
        QCOMPARE(submitted.first().first().value<NameEntry>(),
                 (NameEntry{.way = NameEntry::Way::NewPerson, .name = u"Jun Lee"_s, .password = {}}));
    }

    void no_name_is_an_error_at_the_field()
    {
        NamePage page(m_icons);
        QSignalSpy submitted(&page, &NamePage::submitted);
        page.ask(u"Lab"_s, u"lab:1"_s, {});

        button(page, u"Come in"_s)->click();

        QCOMPARE(submitted.count(), 0);
        QVERIFY(!page.findChildren<Field *>().first()->error().isEmpty());
    }

    void who_has_a_password_signs_in_with_it()
    {
        NamePage page(m_icons);
        QSignalSpy submitted(&page, &NamePage::submitted);
        page.ask(u"Lab"_s, u"lab:1"_s, u"Jun"_s);

        button(page, u"I have a password here"_s)->click();
        page.findChildren<Field *>().last()->setText(u"open sesame"_s);
        button(page, u"Sign in"_s)->click();

        QCOMPARE(submitted.first().first().value<NameEntry>(),
                 (NameEntry{.way = NameEntry::Way::SignIn, .name = u"Jun"_s, .password = u"open sesame"_s}));
    }

    void the_server_card_copies_the_link_and_forwards_its_switches()
    {
        ServerCard card(m_icons);
        QSignalSpy reach(&card, &ServerCard::reachChosen);
        QSignalSpy close(&card, &ServerCard::onCloseChosen);
        card.show({.address = u"127.0.0.1:8787"_s, .link = u"madang://127.0.0.1:8787/#invite=a"_s});
        const QList<Switch *> switches = card.findChildren<Switch *>();

        button(card, u"Copy"_s)->click();
        switches.at(0)->click();
        switches.at(1)->click();

        QCOMPARE(QGuiApplication::clipboard()->text(), u"madang://127.0.0.1:8787/#invite=a"_s);
        QCOMPARE(reach.first().first().value<ServerCard::Reach>(), ServerCard::Reach::Network);
        QCOMPARE(close.first().first().value<ServerCard::OnClose>(), ServerCard::OnClose::KeepRunning);
        QVERIFY(switches.at(0)->accessibleDescription().contains(u"not encrypted"_s));
    }

    void every_control_has_a_name_for_screen_readers()
    {
        WelcomePage welcome(m_icons);
        NamePage name(m_icons);
        ServerCard card(m_icons);

        for (QWidget *page : std::initializer_list<QWidget *>{&welcome, &name, &card}) {
            for (const QAbstractButton *each : page->findChildren<QAbstractButton *>()) {
                QVERIFY(!each->text().isEmpty() || !each->accessibleName().isEmpty());
            }
            for (const QLineEdit *each : page->findChildren<QLineEdit *>()) {
                QVERIFY(!each->accessibleName().isEmpty());
            }
        }
    }

private:
    Theme m_theme;
    Icons m_icons{m_theme};
};

QTEST_MAIN(WelcomeTest)
#include "tst_welcome.moc"
