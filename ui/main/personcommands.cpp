// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/personcommands.h"

#include "ui/dialogs/personlinkdialog.h"
#include "ui/main/asking.h"

#include <QMenu>

namespace madang::ui
{

using client::PersonAct;

PersonCommands::PersonCommands(client::Workspace &workspace, const Icons &icons, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_icons(icons)
    , m_window(window)
{
}

QString PersonCommands::words(PersonAct act)
{
    switch (act) {
    case PersonAct::Write:
        return tr("Message");
    case PersonAct::RemoveFromRoom:
        return tr("Remove from this room…");
    case PersonAct::MakeMember:
        return tr("Make a member…");
    case PersonAct::MakeAdmin:
        return tr("Make an admin…");
    case PersonAct::NewLink:
        return tr("New sign-in link…");
    case PersonAct::RemoveFromServer:
        return tr("Remove from the server…");
    }
    return {};
}

void PersonCommands::openMenu(const UserId &person, const RoomId &room, const QPoint &at)
{
    const auto acts = client::rights::actsOn(person, room, m_workspace.replica());
    if (acts.isEmpty())
        return;
    auto *menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const PersonAct act : acts) {
        if (act == PersonAct::RemoveFromServer)
            menu->addSeparator();
        menu->addAction(words(act), this, [this, act, person, room] { carryOut(act, person, room); });
    }
    menu->popup(at);
}

void PersonCommands::carryOut(PersonAct act, const UserId &person, const RoomId &room)
{
    using Question = ConfirmDialog::Question;
    using Then = client::Actions::Then<Stored>;
    auto &actions = m_workspace.actions();
    switch (act) {
    case PersonAct::Write:
        emit writeWanted(person);
        return;
    case PersonAct::RemoveFromRoom:
        confirm(Question::RemoveMember, person,
                [&actions, person, room](const Then &then) { actions.removeFromRoom(room, person, then); });
        return;
    case PersonAct::MakeMember:
        confirm(Question::MakeMember, person,
                [&actions, person](const Then &then) { actions.giveRole(person, madang::Role::Member, then); });
        return;
    case PersonAct::MakeAdmin:
        confirm(Question::MakeAdmin, person,
                [&actions, person](const Then &then) { actions.giveRole(person, madang::Role::Admin, then); });
        return;
    case PersonAct::NewLink:
        makeLink(person);
        return;
    case PersonAct::RemoveFromServer:
        confirm(Question::RemovePerson, person,
                [&actions, person](const Then &then) { actions.removePerson(person, then); });
        return;
    }
}

void PersonCommands::confirm(ConfirmDialog::Question question, const UserId &person,
                             const std::function<void(client::Actions::Then<Stored>)> &act)
{
    auto *dialog = new ConfirmDialog(m_icons, question, m_workspace.replica().nameOf(person), m_window);
    connect(dialog, &ConfirmDialog::confirmed, this, [dialog, act] { act(asking::closing<Stored>(dialog)); });
    asking::open(dialog);
}

void PersonCommands::makeLink(const UserId &person)
{
    auto *dialog = new PersonLinkDialog(m_icons, m_workspace.replica().nameOf(person), m_window);
    m_workspace.actions().resetPerson(person, [sheet = QPointer(dialog)](const Expected<ResetLink, Error> &answer) {
        if (sheet.isNull())
            return;
        if (answer)
            sheet->setLink(answer->link);
        else
            sheet->setError(Refusals::sentence(answer.error().code));
    });
    asking::open(dialog);
}

} // namespace madang::ui
