// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/rooms/rights.h"
#include "client/workspace/workspace.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/theme/icons.h"

#include <QObject>

#include <functional>

namespace madang::ui
{

/// What can be done to a person: offers what this user may do, asks before it matters, carries it out and shows the
/// refusal.
class PersonCommands : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonCommands)

public:
    /// Dialogs open over `window`.
    PersonCommands(client::Workspace &workspace, const Icons &icons, QWidget *window);

    /// Nothing opens where nothing may be done. `room` is the one in whose list the person stands.
    void openMenu(const UserId &person, const RoomId &room, const QPoint &at);
    [[nodiscard]] static QString words(client::PersonAct act);

signals:
    void writeWanted(const madang::UserId &person);

private:
    void carryOut(client::PersonAct act, const UserId &person, const RoomId &room);
    void confirm(ConfirmDialog::Question question, const UserId &person,
                 const std::function<void(client::Actions::Then<Stored>)> &act);
    void makeLink(const UserId &person);

    client::Workspace &m_workspace;
    const Icons &m_icons;
    QWidget *m_window;
};

} // namespace madang::ui
