// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/workspace/workspace.h"
#include "ui/theme/icons.h"

#include <QObject>
#include <QPointer>

namespace madang::ui
{

class Sheet;

/// What can be done with rooms, people and oneself: opens the dialog, carries it out, shows the refusal or closes.
class RoomCommands : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoomCommands)

public:
    /// Dialogs open over `window`.
    RoomCommands(client::Workspace &workspace, const Icons &icons, QWidget *window);

    void createRoom();
    void browse();
    void direct();
    void addPeople(const RoomId &room);
    void renameRoom(const RoomId &room);
    void leaveRoom(const RoomId &room);
    /// The conversation with one person, at once.
    void writeTo(const UserId &user);

    void renameSelf();
    void setPassword();
    void devices();
    void invite();

signals:
    /// A room that was made, joined or found, and is to be opened once it is there.
    void entered(const madang::RoomId &room);

    /// What had no dialog to say it in.
    void refused(const QString &sentence);

private:
    void addNext(Sheet *sheet, const RoomId &room, QStringList ids);
    void refreshDevices(Sheet *sheet);

    client::Workspace &m_workspace;
    const Icons &m_icons;
    QWidget *m_window;
};

} // namespace madang::ui
