// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/controls/field.h"
#include "ui/controls/switch.h"
#include "ui/dialogs/browsedialog.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/devicesdialog.h"
#include "ui/dialogs/invitedialog.h"
#include "ui/dialogs/passworddialog.h"
#include "ui/dialogs/personlinkdialog.h"
#include "ui/dialogs/pickpeopledialog.h"
#include "ui/dialogs/renamedialog.h"
#include "ui/dialogs/roomdialog.h"
#include "ui/dialogs/signoutdialog.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include <algorithm>

using namespace madang::ui;
using namespace Qt::StringLiterals;

namespace
{
QPushButton *button(const QWidget &page, const QString &text)
{
    for (QPushButton *candidate : page.findChildren<QPushButton *>()) {
        if (candidate->text() == text) {
            return candidate;
        }
    }
    return nullptr;
}

void pick(QWidget &dialog, int row)
{
    auto *list = dialog.findChild<ChoiceList *>();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(row, 0)).center());
}

QList<Choice> people()
{
    return {{.id = u"m"_s, .title = u"김미나"_s, .picture = Choice::Picture::Person},
            {.id = u"s"_s, .title = u"Sora"_s, .picture = Choice::Picture::Person},
            {.id = u"t"_s, .title = u"Teo"_s, .picture = Choice::Picture::Person}};
}
} // namespace

class DialogsTest : public QObject
{
    Q_OBJECT

private slots:
    void a_room_needs_a_name_and_is_asked_for_once()
    {
        RoomDialog dialog(m_icons, RoomDialog::Purpose::Create);
        QSignalSpy submitted(&dialog, &RoomDialog::submitted);
        QPushButton *make = button(dialog, u"Make the room"_s);
        QVERIFY(!make->isEnabled());

        dialog.findChildren<Field *>().first()->setText(u" new  room "_s);
        dialog.findChild<Switch *>()->click();
        make->click();
        make->click();

        QCOMPARE(submitted.count(), 1);
        QCOMPARE(submitted.first().first().value<RoomDetails>(),
                 (RoomDetails{.name = u"new room"_s, .topic = {}, .access = RoomDetails::Access::Invited}));
    }

    void an_error_is_shown_and_lets_one_try_again()
    {
        RoomDialog dialog(m_icons, RoomDialog::Purpose::Create);
        QSignalSpy submitted(&dialog, &RoomDialog::submitted);
        dialog.findChildren<Field *>().first()->setText(u"a"_s);
        button(dialog, u"Make the room"_s)->click();

        dialog.setError(u"There is one already."_s);
        QCOMPARE(dialog.error(), u"There is one already."_s);
        button(dialog, u"Make the room"_s)->click();

        QCOMPARE(submitted.count(), 2);
        QVERIFY(dialog.error().isEmpty());
    }

    void a_room_of_the_list_is_joined()
    {
        BrowseDialog dialog(m_icons);
        QSignalSpy joined(&dialog, &BrowseDialog::joinRequested);
        dialog.setRooms({{.id = u"1"_s, .title = u"general"_s}, {.id = u"2"_s, .title = u"lunch"_s}});
        dialog.show();
        QVERIFY(!button(dialog, u"Join"_s)->isEnabled());

        pick(dialog, 1);
        button(dialog, u"Join"_s)->click();

        QCOMPARE(joined.first().first().toString(), u"2"_s);
    }

    void arrow_keys_move_in_the_list_while_one_looks_for_something()
    {
        BrowseDialog dialog(m_icons);
        dialog.setRooms({{.id = u"1"_s, .title = u"lab"_s}, {.id = u"2"_s, .title = u"lunch"_s}});
        dialog.show();
        QSignalSpy joined(&dialog, &BrowseDialog::joinRequested);
        auto *field = dialog.findChild<QLineEdit *>();

        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);

        QCOMPARE(joined.value(0).value(0).toString(), u"2"_s);
    }

    void who_was_picked_stays_picked_while_another_is_looked_for()
    {
        PickPeopleDialog dialog(m_icons, PickPeopleDialog::Purpose::AddToRoom);
        QSignalSpy submitted(&dialog, &PickPeopleDialog::submitted);
        dialog.setPeople(people());
        dialog.show();
        pick(dialog, 2);

        dialog.findChild<QLineEdit *>()->setText(u"ㅁㄴ"_s);
        QCOMPARE(dialog.findChild<ChoiceList *>()->model()->rowCount(), 1);
        pick(dialog, 0);
        button(dialog, u"Add"_s)->click();

        QCOMPARE(submitted.first().first().toStringList(), QStringList({u"t"_s, u"m"_s}));
    }

    void a_second_click_takes_somebody_off_again()
    {
        PickPeopleDialog dialog(m_icons, PickPeopleDialog::Purpose::Direct);
        dialog.setPeople(people());
        dialog.show();

        pick(dialog, 1);
        pick(dialog, 1);

        QVERIFY(dialog.findChild<ChoiceList *>()->picked().isEmpty());
        QVERIFY(!button(dialog, u"Write"_s)->isEnabled());
    }

    void the_same_name_is_no_change()
    {
        RenameDialog dialog(m_icons);
        QSignalSpy submitted(&dialog, &RenameDialog::submitted);
        dialog.setName(u"Jun"_s);
        QVERIFY(!button(dialog, u"Save"_s)->isEnabled());

        dialog.findChild<Field *>()->setText(u"Jun Lee "_s);
        button(dialog, u"Save"_s)->click();

        QCOMPARE(submitted.first().first().toString(), u"Jun Lee"_s);
    }

    void a_password_is_long_enough_and_twice_the_same()
    {
        PasswordDialog dialog(m_icons, PasswordDialog::Had::None);
        QSignalSpy submitted(&dialog, &PasswordDialog::submitted);
        const QList<Field *> fields = dialog.findChildren<Field *>();
        const auto enter = [&](const QString &first, const QString &second) {
            fields.at(1)->setText(first);
            fields.at(2)->setText(second);
            button(dialog, u"Save"_s)->click();
        };

        enter(u"short"_s, u"short"_s);
        QVERIFY(!fields.at(1)->error().isEmpty());
        enter(u"long enough"_s, u"long enaugh"_s);
        QVERIFY(!fields.at(2)->error().isEmpty());
        enter(u"비밀번호"_s, u"비밀번호"_s);

        QCOMPARE(submitted.count(), 1);
        QCOMPARE(submitted.first().first().value<PasswordChange>(),
                 (PasswordChange{.before = {}, .after = u"비밀번호"_s}));
    }

    void this_device_is_not_signed_out_here()
    {
        DevicesDialog dialog(m_icons);
        QSignalSpy out(&dialog, &DevicesDialog::signOutRequested);
        const QDateTime now(QDate(2026, 11, 21), QTime(9, 0));
        dialog.setDevices({{.id = u"1"_s, .name = u"lab-pc"_s, .lastSeen = now, .which = DeviceRow::Which::This},
                           {.id = u"2"_s, .name = u"laptop"_s, .lastSeen = now.addSecs(-4000)}},
                          now);
        dialog.show();

        pick(dialog, 0);
        QVERIFY(!button(dialog, u"Sign it out"_s)->isEnabled());
        pick(dialog, 1);
        button(dialog, u"Sign it out"_s)->click();

        QCOMPARE(out.first().first().toString(), u"2"_s);
    }

    void an_invitation_is_made_and_then_copied()
    {
        InviteDialog dialog(m_icons);
        QSignalSpy wished(&dialog, &InviteDialog::linkRequested);
        dialog.findChildren<QComboBox *>().at(0)->setCurrentIndex(1);
        dialog.findChildren<QComboBox *>().at(1)->setCurrentIndex(2);

        button(dialog, u"Make a link"_s)->click();
        QCOMPARE(wished.first().first().value<InviteWish>(), (InviteWish{.uses = 1, .days = 7}));
        dialog.setLink(u"madang://lab:1/#invite=a"_s);
        button(dialog, u"Copy the link"_s)->click();

        QCOMPARE(QGuiApplication::clipboard()->text(), u"madang://lab:1/#invite=a"_s);
        QCOMPARE(wished.count(), 1);
    }

    void before_a_device_is_chosen_no_button_stands_out()
    {
        DevicesDialog dialog(m_icons);
        const QDateTime now(QDate(2026, 11, 21), QTime(9, 0));
        dialog.setDevices({{.id = u"1"_s, .name = u"lab-pc"_s, .lastSeen = now, .which = DeviceRow::Which::This},
                           {.id = u"2"_s, .name = u"laptop"_s, .lastSeen = now}},
                          now);
        dialog.open();
        const auto standsOut = [&dialog] {
            const auto buttons = dialog.findChildren<QPushButton *>();
            return std::any_of(buttons.begin(), buttons.end(), [](const QPushButton *one) { return one->isDefault(); });
        };
        QVERIFY(!standsOut());

        pick(dialog, 1);

        QVERIFY(standsOut());
        QVERIFY(button(dialog, u"Close"_s)->isDefault());
    }

    void a_refusal_stays_to_be_read()
    {
        ConfirmDialog dialog(m_icons, ConfirmDialog::Question::RemoveMember, u"Mina"_s);
        connect(&dialog, &ConfirmDialog::confirmed, &dialog, [&dialog] { dialog.setError(u"You may not."_s); });
        dialog.open();

        button(dialog, u"Remove"_s)->click();

        QVERIFY(dialog.isVisible());
        QCOMPARE(dialog.error(), u"You may not."_s);
    }

    void who_signs_out_knows_what_it_costs()
    {
        SignOutDialog dialog(m_icons, {.server = u"Lab"_s, .link = Leaving::Link::Offline, .unsent = 2});
        const auto says = [&dialog](const QString &words) {
            const auto labels = dialog.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&words](const QLabel *label) { return label->text().contains(words); });
        };
        QVERIFY(says(u"You are offline"_s));
        QVERIFY(says(u"2 messages"_s) || says(u"2 message(s)"_s));
        QVERIFY(says(u"a new invitation"_s));

        dialog.setLink(Leaving::Link::Online);
        QVERIFY(!says(u"You are offline"_s));
    }

    void who_owns_the_server_here_needs_no_invitation()
    {
        SignOutDialog dialog(m_icons, {.server = u"Lab"_s, .wayBack = Leaving::WayBack::Here});
        QSignalSpy confirmed(&dialog, &SignOutDialog::confirmed);
        dialog.open();

        button(dialog, u"Sign out"_s)->click();
        button(dialog, u"Sign out"_s)->click();

        QCOMPARE(confirmed.count(), 1);
        QVERIFY(dialog.isVisible());
    }

    void a_link_for_one_person_is_copied()
    {
        PersonLinkDialog dialog(m_icons, u"Mina"_s);
        QVERIFY(!button(dialog, u"Copy the link"_s)->isEnabled());

        dialog.setLink(u"madang://lab:1/#invite=b"_s);
        button(dialog, u"Copy the link"_s)->click();

        QCOMPARE(QGuiApplication::clipboard()->text(), u"madang://lab:1/#invite=b"_s);
    }

    void a_stray_enter_leaves_no_room()
    {
        ConfirmDialog dialog(m_icons, ConfirmDialog::Question::LeaveRoom, u"#general"_s);
        QSignalSpy confirmed(&dialog, &ConfirmDialog::confirmed);
        dialog.open();

        QTest::keyClick(&dialog, Qt::Key_Return);

        QCOMPARE(confirmed.count(), 0);
        QVERIFY(!dialog.isVisible());
        dialog.open();
        button(dialog, u"Leave"_s)->click();
        QCOMPARE(confirmed.count(), 1);
    }

private:
    Theme m_theme;
    Icons m_icons{m_theme};
};

QTEST_MAIN(DialogsTest)
#include "tst_dialogs.moc"
