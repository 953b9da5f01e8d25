// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/roomcommands.h"

#include "client/rooms/roomlist.h"
#include "ui/dialogs/browsedialog.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/devicesdialog.h"
#include "ui/dialogs/invitedialog.h"
#include "ui/dialogs/passworddialog.h"
#include "ui/dialogs/pickpeopledialog.h"
#include "ui/dialogs/renamedialog.h"
#include "ui/dialogs/roomdialog.h"
#include "ui/main/asking.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace madang::ui
{
namespace
{

using namespace Qt::StringLiterals;

/// Everybody on the server but `without`, as rows to pick from.
QList<Choice> peopleBut(const client::Replica &replica, const QList<UserId> &without)
{
    QList<Choice> people;
    for (const auto &person : replica.people()) {
        if (!person.gone && !without.contains(person.user.id))
            people.append({.id = person.user.id.value,
                           .title = person.user.name,
                           .note = person.user.status,
                           .picture = Choice::Picture::Person});
    }
    std::sort(people.begin(), people.end(),
              [](const Choice &left, const Choice &right) { return left.title.localeAwareCompare(right.title) < 0; });
    return people;
}

QList<Choice> roomsToJoin(const QList<Room> &rooms, const client::Replica &replica)
{
    QList<Choice> choices;
    for (const Room &room : rooms) {
        if (replica.room(room.id) == nullptr)
            choices.append(
                {.id = room.id.value, .title = room.name, .note = room.topic, .picture = Choice::Picture::Room});
    }
    return choices;
}

} // namespace

RoomCommands::RoomCommands(client::Workspace &workspace, const Icons &icons, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_icons(icons)
    , m_window(window)
{
}

void RoomCommands::createRoom()
{
    auto *dialog = new RoomDialog(m_icons, RoomDialog::Purpose::Create, m_window);
    connect(dialog, &RoomDialog::submitted, this, [this, dialog](const RoomDetails &details) {
        const auto kind = details.access == RoomDetails::Access::Everybody ? RoomKind::Public : RoomKind::Private;
        m_workspace.actions().createRoom(
            {.kind = kind, .name = details.name, .topic = details.topic, .members = {}},
            asking::closing<RoomMade>(dialog, [this](const RoomMade &made) { emit entered(made.room.id); }));
    });
    asking::open(dialog);
}

void RoomCommands::browse()
{
    auto *dialog = new BrowseDialog(m_icons, m_window);
    dialog->setBusy(Sheet::Busy::Yes);
    const QPointer<BrowseDialog> guard(dialog);
    m_workspace.actions().listRooms([this, guard](const Expected<RoomList, Error> &answer) {
        if (guard.isNull())
            return;
        guard->setBusy(Sheet::Busy::No);
        if (answer)
            guard->setRooms(roomsToJoin(answer->rooms, m_workspace.replica()));
        else
            guard->setError(Refusals::sentence(answer.error().code));
    });
    connect(dialog, &BrowseDialog::joinRequested, this, [this, dialog](const QString &id) {
        const RoomId room{id};
        m_workspace.actions().joinRoom(
            room, asking::closing<Stored>(dialog, [this, room](const Stored & /*stored*/) { emit entered(room); }));
    });
    asking::open(dialog);
}

void RoomCommands::direct()
{
    auto *dialog = new PickPeopleDialog(m_icons, PickPeopleDialog::Purpose::Direct, m_window);
    dialog->setPeople(peopleBut(m_workspace.replica(), {m_workspace.me()}));
    connect(dialog, &PickPeopleDialog::submitted, this, [this, dialog](const QStringList &ids) {
        QList<UserId> with;
        for (const QString &id : ids)
            with.append(UserId{id});
        m_workspace.actions().openDirect(
            with, asking::closing<RoomMade>(dialog, [this](const RoomMade &made) { emit entered(made.room.id); }));
    });
    asking::open(dialog);
}

void RoomCommands::writeTo(const UserId &user)
{
    if (user == m_workspace.me())
        return;
    if (const auto room = client::directRoomWith(user, m_workspace.me(), m_workspace.replica().rooms())) {
        emit entered(*room);
        return;
    }
    const QPointer<RoomCommands> self(this);
    m_workspace.actions().openDirect({user}, [this, self](const Expected<RoomMade, Error> &answer) {
        if (self.isNull())
            return;
        if (answer)
            emit entered(answer->room.id);
        else
            emit refused(Refusals::sentence(answer.error().code));
    });
}

void RoomCommands::addPeople(const RoomId &room)
{
    const auto *state = m_workspace.replica().room(room);
    if (state == nullptr)
        return;
    auto *dialog = new PickPeopleDialog(m_icons, PickPeopleDialog::Purpose::AddToRoom, m_window);
    dialog->setRoom(u'#' + state->room.name);
    dialog->setPeople(peopleBut(m_workspace.replica(), state->room.members));
    connect(dialog, &PickPeopleDialog::submitted, this,
            [this, dialog, room](const QStringList &ids) { addNext(dialog, room, ids); });
    asking::open(dialog);
}

/// One after the other, so that a refusal stays to be read.
void RoomCommands::addNext(Sheet *sheet, const RoomId &room, QStringList ids)
{
    const UserId next{ids.takeFirst()};
    if (ids.isEmpty()) {
        m_workspace.actions().addPerson(room, next, asking::closing<Stored>(sheet));
        return;
    }
    const QPointer<RoomCommands> self(this);
    m_workspace.actions().addPerson(
        room, next, [this, self, sheet = QPointer(sheet), room, ids](const Expected<Stored, Error> &answer) {
            if (self.isNull() || sheet.isNull())
                return;
            if (answer)
                addNext(sheet, room, ids);
            else
                sheet->setError(Refusals::sentence(answer.error().code));
        });
}

void RoomCommands::renameRoom(const RoomId &room)
{
    const auto *state = m_workspace.replica().room(room);
    if (state == nullptr)
        return;
    auto *dialog = new RoomDialog(m_icons, RoomDialog::Purpose::Change, m_window);
    const auto access =
        state->room.kind == RoomKind::Public ? RoomDetails::Access::Everybody : RoomDetails::Access::Invited;
    dialog->setDetails({.name = state->room.name, .topic = state->room.topic, .access = access});
    connect(dialog, &RoomDialog::submitted, this, [this, dialog, room](const RoomDetails &details) {
        m_workspace.actions().renameRoom(room, details.name, details.topic, asking::closing<Stored>(dialog));
    });
    asking::open(dialog);
}

void RoomCommands::leaveRoom(const RoomId &room)
{
    const auto *state = m_workspace.replica().room(room);
    if (state == nullptr)
        return;
    const auto question = state->room.kind == RoomKind::Public ? ConfirmDialog::Question::LeaveRoom
                                                               : ConfirmDialog::Question::LeavePrivateRoom;
    auto *dialog = new ConfirmDialog(m_icons, question, u'#' + state->room.name, m_window);
    connect(dialog, &ConfirmDialog::confirmed, this,
            [this, dialog, room] { m_workspace.actions().leaveRoom(room, asking::closing<Stored>(dialog)); });
    asking::open(dialog);
}

void RoomCommands::renameSelf()
{
    auto *dialog = new RenameDialog(m_icons, m_window);
    dialog->setName(m_workspace.replica().nameOf(m_workspace.me()));
    connect(dialog, &RenameDialog::submitted, this, [this, dialog](const QString &name) {
        m_workspace.actions().renameSelf(name, asking::closing<Stored>(dialog));
    });
    asking::open(dialog);
}

void RoomCommands::setPassword()
{
    // Whether there is one already only the server knows; an empty old password is right where there was none.
    auto *dialog = new PasswordDialog(m_icons, PasswordDialog::Had::Password, m_window);
    connect(dialog, &PasswordDialog::submitted, this, [this, dialog](const PasswordChange &change) {
        m_workspace.actions().setPassword({.oldPassword = change.before, .newPassword = change.after},
                                          asking::closing<Done>(dialog));
    });
    asking::open(dialog);
}

void RoomCommands::devices()
{
    auto *dialog = new DevicesDialog(m_icons, m_window);
    connect(dialog, &DevicesDialog::signOutRequested, this, [this, dialog](const QString &device) {
        dialog->setBusy(Sheet::Busy::Yes);
        m_workspace.actions().revokeDevice(
            DeviceId{device}, [this, guard = QPointer<DevicesDialog>(dialog)](const Expected<Done, Error> &answer) {
                if (guard.isNull())
                    return;
                if (answer)
                    refreshDevices(guard);
                else
                    guard->setError(Refusals::sentence(answer.error().code));
            });
    });
    refreshDevices(dialog);
    asking::open(dialog);
}

void RoomCommands::refreshDevices(Sheet *sheet)
{
    sheet->setBusy(Sheet::Busy::Yes);
    const QPointer<DevicesDialog> guard(qobject_cast<DevicesDialog *>(sheet));
    m_workspace.actions().listDevices([guard](const Expected<DeviceList, Error> &answer) {
        if (guard.isNull())
            return;
        guard->setBusy(Sheet::Busy::No);
        if (!answer) {
            guard->setError(Refusals::sentence(answer.error().code));
            return;
        }
        QList<DeviceRow> rows;
        for (const Device &device : answer->devices) {
            rows.append({.id = device.id.value,
                         .name = device.name,
                         .lastSeen = QDateTime::fromMSecsSinceEpoch(device.seenAt.count()),
                         .which = device.current ? DeviceRow::Which::This : DeviceRow::Which::Other});
        }
        guard->setDevices(rows, QDateTime::currentDateTime());
    });
}

void RoomCommands::invite()
{
    auto *dialog = new InviteDialog(m_icons, m_window);
    connect(dialog, &InviteDialog::linkRequested, this, [this, dialog](const InviteWish &wish) {
        Invite invitation{.uses = wish.uses};
        if (wish.days > 0)
            invitation.expires = milliseconds(QDateTime::currentMSecsSinceEpoch()) + std::chrono::hours(24 * wish.days);
        dialog->setBusy(Sheet::Busy::Yes);
        m_workspace.actions().invite(invitation,
                                     [guard = QPointer<InviteDialog>(dialog)](const Expected<Invited, Error> &answer) {
                                         if (guard.isNull())
                                             return;
                                         guard->setBusy(Sheet::Busy::No);
                                         if (answer)
                                             guard->setLink(answer->link);
                                         else
                                             guard->setError(Refusals::sentence(answer.error().code));
                                     });
    });
    asking::open(dialog);
}

} // namespace madang::ui
