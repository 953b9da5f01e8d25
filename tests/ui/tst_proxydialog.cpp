// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/proxydialog.h"

#include "ui/controls/field.h"
#include "ui/language/language.h"

#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace madang::client;
using namespace madang::ui;
using namespace Qt::StringLiterals;
using Kind = ProxyChoice::Kind;

namespace
{

const ProxyChoice own{
    .kind = Kind::Manual, .host = u"proxy.lab"_s, .port = 3128, .user = u"min"_s, .password = u"s3cret"_s};

/// The dialog in a window, and what it said.
struct Asked {
    Language language{QLocale(QLocale::English)};
    Theme theme;
    Icons icons{theme};
    ProxyDialog dialog;
    QSignalSpy submitted{&dialog, &ProxyDialog::submitted};

    explicit Asked(const ProxyChoice &now = {})
        : dialog(icons, now)
    {
        dialog.show();
        dialog.activateWindow();
        (void)QTest::qWaitForWindowActive(&dialog);
    }
    [[nodiscard]] QRadioButton &choice(const QString &text) const
    {
        const auto all = dialog.findChildren<QRadioButton *>();
        return **std::find_if(all.begin(), all.end(), [&](const auto *one) { return one->text() == text; });
    }
    [[nodiscard]] Field &field(const QString &name) const
    {
        const auto all = dialog.findChildren<Field *>();
        return **std::find_if(all.begin(), all.end(), [&](auto *one) { return one->edit().accessibleName() == name; });
    }
    void save()
    {
        const auto all = dialog.findChildren<QPushButton *>();
        (*std::find_if(all.begin(), all.end(), [](const auto *one) { return one->text() == u"Save"_s; }))->click();
    }
    [[nodiscard]] ProxyChoice said() const { return submitted.last().first().value<ProxyChoice>(); }
    [[nodiscard]] static QString focused()
    {
        const auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
        return button != nullptr ? button->text() : QApplication::focusWidget()->accessibleName();
    }
};

} // namespace

/// One chooses the way to servers, and what is typed for a proxy of one's own is looked at first.
class ProxyDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void what_is_chosen_now_is_shown_data()
    {
        QTest::addColumn<ProxyChoice>("now");
        QTest::addColumn<QString>("words");

        QTest::newRow("system") << ProxyChoice() << u"As this computer is set"_s;
        QTest::newRow("none") << ProxyChoice{.kind = Kind::None} << u"No proxy"_s;
        QTest::newRow("one's own") << own << u"HTTP proxy"_s;
    }

    void what_is_chosen_now_is_shown()
    {
        QFETCH(const ProxyChoice, now);
        QFETCH(const QString, words);

        Asked asked(now);

        QVERIFY(asked.choice(words).isChecked());
        QCOMPARE(asked.field(u"Address"_s).isVisible(), now.kind == Kind::Manual);
        asked.save();
        QCOMPARE(asked.said(), now);
    }

    void a_proxy_of_ones_own_is_typed()
    {
        Asked asked;
        asked.choice(u"HTTP proxy"_s).click();
        QVERIFY(asked.field(u"Address"_s).isVisible());
        QCOMPARE(asked.field(u"Password"_s).edit().echoMode(), QLineEdit::Password);

        asked.field(u"Address"_s).setText(u"proxy.lab"_s);
        asked.field(u"Port"_s).setText(u"3128"_s);
        asked.field(u"Name (may be empty)"_s).setText(u"min"_s);
        asked.field(u"Password"_s).setText(u"s3cret"_s);
        asked.save();

        QCOMPARE(asked.submitted.count(), 1);
        QCOMPARE(asked.said(), own);
    }

    void what_is_wrong_is_said_beside_its_field_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("sentence");
        const QString address = u"Address"_s;
        const QString port = u"Port"_s;
        const QString name = u"Name (may be empty)"_s;

        QTest::newRow("no address") << address << u" "_s << address << u"Type the address of the proxy."_s;
        QTest::newRow("no host") << address << u"my proxy"_s << address
                                 << u"Only a name or an IP address can stand here."_s;
        QTest::newRow("no port") << port << QString() << port << u"From 1 to 65535."_s;
        QTest::newRow("port 0") << port << u"0"_s << port << u"From 1 to 65535."_s;
        QTest::newRow("port 65536") << port << u"65536"_s << port << u"From 1 to 65535."_s;
        QTest::newRow("colon") << name << u"a:b"_s << name << u"No colon can be in the name."_s;
        QTest::newRow("nobody's password") << name << QString() << name << u"A password needs a name."_s;
    }

    void what_is_wrong_is_said_beside_its_field()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, text);
        QFETCH(const QString, where);
        QFETCH(const QString, sentence);
        Asked asked(own);

        asked.field(field).setText(text);
        asked.save();

        QVERIFY(asked.submitted.isEmpty());
        QCOMPARE(asked.field(where).error(), sentence);
        QCOMPARE(asked.field(where).edit().accessibleDescription(), sentence);
        QCOMPARE(Asked::focused(), where);
        asked.field(where).setText(u"1"_s);
        QVERIFY(asked.field(where).error().isEmpty());
        asked.save();
        QCOMPARE(asked.submitted.count(), 1);
    }

    void what_is_wrong_does_not_matter_to_another_choice()
    {
        Asked asked(own);
        asked.field(u"Port"_s).setText({});
        asked.save();

        asked.choice(u"No proxy"_s).click();
        asked.save();

        QCOMPARE(asked.said(), (ProxyChoice{.kind = Kind::None}));
        asked.choice(u"HTTP proxy"_s).click();
        QVERIFY(asked.field(u"Port"_s).error().isEmpty());
    }

    void a_pasted_address_fills_the_fields()
    {
        Asked asked;
        asked.choice(u"HTTP proxy"_s).click();
        asked.field(u"Address"_s).setFocus();
        asked.field(u"Address"_s).setText(u"http://proxy.lab:3128/"_s);

        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);

        QCOMPARE(asked.field(u"Address"_s).text(), u"proxy.lab"_s);
        QCOMPARE(asked.field(u"Port"_s).text(), u"3128"_s);
    }

    void the_keyboard_alone_is_enough()
    {
        Asked asked;
        QCOMPARE(Asked::focused(), u"As this computer is set"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QStringList order;

        for (const auto *typed : {"proxy.lab", "3128", "min", "s3cret"}) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            order << Asked::focused();
            QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(typed));
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

        QCOMPARE(order, (QStringList{u"Address"_s, u"Port"_s, u"Name (may be empty)"_s, u"Password"_s}));
        QCOMPARE(asked.said(), own);
    }

    void it_says_how_the_password_is_kept()
    {
        Asked asked(own);
        const auto labels = asked.dialog.findChildren<Label *>();

        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const Label *label) {
            return label->isVisible() && label->text().contains(u"unencrypted"_s);
        }));
    }

    void it_is_as_high_as_what_it_shows()
    {
        Asked asked;
        const int small = asked.dialog.height();

        asked.choice(u"HTTP proxy"_s).click();
        QTRY_VERIFY(asked.dialog.height() > small);
        const int large = asked.dialog.height();
        asked.field(u"Port"_s).setText({});
        asked.save();
        QTRY_VERIFY(asked.dialog.height() > large);
        asked.choice(u"No proxy"_s).click();

        QTRY_COMPARE(asked.dialog.height(), small);
    }

    void it_speaks_korean_when_the_language_changes()
    {
        Asked asked(own);

        asked.language.choose(Language::Choice::Korean);
        QCoreApplication::sendPostedEvents();

        QVERIFY(asked.choice(u"HTTP 프록시"_s).isChecked());
        QCOMPARE(asked.field(u"주소"_s).text(), u"proxy.lab"_s);
    }
};

QTEST_MAIN(ProxyDialogTest)
#include "tst_proxydialog.moc"
