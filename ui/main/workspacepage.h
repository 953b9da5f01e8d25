// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/connection/connectionlog.h"
#include "client/connection/steering.h"
#include "client/workspace/workspace.h"
#include "ui/main/sidepanel.h"
#include "ui/main/workspacerows.h"
#include "ui/theme/icons.h"

#include <QWidget>

#include <optional>

namespace madang::ui
{

class ConnectionPanel;
class Conversation;
class MainPage;
class PeoplePanel;
class PersonCommands;
class RoomCommands;
class Sidebar;

/// The page of one workspace: its rooms, the open one and the panel beside it, kept up to date.
class WorkspacePage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkspacePage)

public:
    struct Parts {
        client::Workspace &workspace;
        const Icons &icons;
        const client::Clock &clock;
        QString server; ///< its name
        client::Alarms &alarms;
        client::Ways *ways; ///< nothing: the panel shows what the session knows, and no way can be chosen
    };

    explicit WorkspacePage(const Parts &parts, QWidget *parent = nullptr);
    ~WorkspacePage() override;

    [[nodiscard]] RoomCommands &commands() { return *m_commands; }
    void openRoom(const RoomId &room);
    [[nodiscard]] RoomId room() const;
    /// The panel that says all about the connection, with the keyboard in it.
    void showConnection();
    /// Drafts are safe after this.
    void save();
    [[nodiscard]] QByteArray sizes() const;
    void restoreSizes(const QByteArray &sizes);

signals:
    /// Where one is and how much is unread.
    void titleChanged(const QString &place, qint64 unread);
    /// Somebody said something to this person.
    void addressed();
    void serverMenuRequested(const QPoint &at);
    void settingsRequested(const QPoint &at);
    void invitePeople();
    void signInWanted();
    void connectingCancelled();
    void linkOpened(const QUrl &url);
    void proxyWanted();

private:
    void wireSidebar();
    void wireConversation();
    void wirePanel();
    void wireWorkspace();
    void refreshRooms();
    void refreshMe();
    void refreshPeople();
    void schedulePresence();
    void refreshPresence();
    void watchPeople();
    void onPanel(SidePanel::Shows what);
    void refreshTitle();
    void openFirstRoom();
    void go(const QString &id);
    void showRowMenu(const QString &id, const QPoint &at);
    void markRead(const RoomId &room);

    client::Workspace &m_workspace;
    client::Steering m_steering;
    client::ConnectionLog m_log;
    WorkspaceRows m_rows;
    Sidebar *m_sidebar;
    Conversation *m_conversation;
    PeoplePanel *m_people;
    ConnectionPanel *m_connection;
    SidePanel *m_side;
    MainPage *m_columns;
    RoomCommands *m_commands;
    PersonCommands *m_persons;
    std::optional<RoomId> m_wanted; ///< to be opened as soon as it is there
    bool m_presenceScheduled = false;
};

} // namespace madang::ui
