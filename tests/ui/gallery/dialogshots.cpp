// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/ui/gallery/dialogshots.h"

#include "ui/dialogs/browsedialog.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/devicesdialog.h"
#include "ui/dialogs/invitedialog.h"
#include "ui/dialogs/passworddialog.h"
#include "ui/dialogs/pickpeopledialog.h"
#include "ui/dialogs/proxydialog.h"
#include "ui/dialogs/renamedialog.h"
#include "ui/dialogs/roomdialog.h"

#include <QCoreApplication>
#include <QPushButton>

namespace madang::tests
{

using namespace madang::ui;
using namespace Qt::StringLiterals;

namespace
{

using Save = std::function<void(QWidget &dialog, const QString &name)>;

void drawOthers(const Icons &icons, const Save &save)
{
    RoomDialog room(icons, RoomDialog::Purpose::Create);
    room.setDetails({.name = u"experiments"_s, .topic = {}, .access = RoomDetails::Access::Invited});
    room.setError(u"There is a room of that name already."_s);
    save(room, u"dialog-room"_s);
    BrowseDialog browse(icons);
    browse.setRooms(
        {{.id = u"1"_s, .title = u"general"_s, .note = u"Everything that concerns all of us"_s, .tag = u"12"_s},
         {.id = u"2"_s, .title = u"lunch"_s, .note = {}, .tag = u"5"_s}});
    save(browse, u"dialog-browse"_s);
    PickPeopleDialog pick(icons, PickPeopleDialog::Purpose::AddToRoom);
    pick.setRoom(u"#general"_s);
    pick.setPeople({{.id = u"u1"_s, .title = u"Mina Kim"_s, .picture = Choice::Picture::Person},
                    {.id = u"u2"_s, .title = u"박소라"_s, .picture = Choice::Picture::Person}});
    save(pick, u"dialog-pick"_s);
    PasswordDialog password(icons, PasswordDialog::Had::Password);
    save(password, u"dialog-password"_s);
    DevicesDialog devices(icons);
    const QDateTime now(QDate(2026, 11, 21), QTime(9, 0));
    devices.setDevices({{.id = u"1"_s, .name = u"lab-pc-3"_s, .lastSeen = now, .which = DeviceRow::Which::This},
                        {.id = u"2"_s, .name = u"laptop"_s, .lastSeen = now.addSecs(-4000)}},
                       now);
    save(devices, u"dialog-devices"_s);
    InviteDialog invite(icons);
    invite.setLink(u"madang://192.168.0.12:8787/#invite=k3x9-q2mf-77ab"_s);
    save(invite, u"dialog-invite"_s);
    ConfirmDialog leave(icons, ConfirmDialog::Question::LeavePrivateRoom, u"paper-draft"_s);
    save(leave, u"dialog-confirm"_s);
    RenameDialog rename(icons);
    rename.setName(u"Jun Lee"_s);
    save(rename, u"dialog-rename"_s);
}

void drawProxy(const Icons &icons, const Save &save)
{
    using Kind = client::ProxyChoice::Kind;
    ProxyDialog system(icons, {});
    save(system, u"dialog-proxy"_s);
    ProxyDialog manual(icons, {.kind = Kind::Manual,
                               .host = u"proxy.example.org"_s,
                               .port = 3128,
                               .user = u"min"_s,
                               .password = u"s3cret word"_s});
    save(manual, u"dialog-proxy-manual"_s);
    ProxyDialog wrong(icons, {.kind = Kind::Manual, .port = 0, .password = u"s3cret"_s});
    const auto buttons = wrong.findChildren<QPushButton *>();
    for (auto *button : buttons) {
        if (button->isDefault())
            button->click();
    }
    save(wrong, u"dialog-proxy-wrong"_s);
    wrong.setError(QCoreApplication::translate("madang::app::ProxyQuestion",
                                               "It could not be written to the disk. It holds until Madang ends."));
    save(wrong, u"dialog-proxy-unkept"_s);
}

} // namespace

void drawDialogs(const Icons &icons, const Save &save)
{
    drawOthers(icons, save);
    drawProxy(icons, save);
}

} // namespace madang::tests
