// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/outbox/outbox.h"
#include "client/replica/attendance.h"
#include "client/replica/pages.h"
#include "client/replica/readmarks.h"
#include "client/replica/replica.h"
#include "client/rooms/drafts.h"
#include "client/rooms/sidebar.h"
#include "client/session/session.h"
#include "client/store/store.h"
#include "client/timeline/timeline.h"
#include "client/workspace/actions.h"
#include "client/workspace/activity.h"
#include "client/workspace/sessionline.h"
#include "client/workspace/signout.h"
#include "client/workspace/watching.h"
#include "client/workspace/writing.h"

#include <QObject>

#include <memory>

namespace madang::client
{

/// One person on one server: what was kept, what is on its way, and the connection, wired together. It starts offline
/// with everything that it had.
class Workspace : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Workspace)

public:
    struct Parts {
        Store &store;
        Transport &transport;
        const Clock &clock;
        Alarms &alarms;
        Dice dice;
    };
    /// Who it is and where; `token` is asked for at each try.
    struct Account {
        Endpoint endpoint;
        ServerId server;
        UserId user;
        std::function<QString()> token;
        Watching::Whom watch = Watching::Whom::Shown;
    };

    Workspace(const Parts &parts, const Account &account, QObject *parent = nullptr);

    /// Opens the store, says ready(), and connects.
    void start();
    /// Ends the connection and saves drafts; before the program ends.
    void stop();

    [[nodiscard]] Session &session() { return m_session; }
    [[nodiscard]] Replica &replica() { return m_replica; }
    [[nodiscard]] const Replica &replica() const { return m_replica; }
    [[nodiscard]] Outbox &outbox() { return m_outbox; }
    [[nodiscard]] Drafts &drafts() { return m_drafts; }
    [[nodiscard]] Sidebar &sidebar() { return m_sidebar; }
    [[nodiscard]] Attendance &attendance() { return m_attendance; }
    [[nodiscard]] const Attendance &attendance() const { return m_attendance; }
    [[nodiscard]] Watching &watching() { return m_watching; }
    [[nodiscard]] ReadMarks &readMarks() { return m_readMarks; }
    [[nodiscard]] Actions &actions() { return m_actions; }
    [[nodiscard]] SignOut &signOut() { return m_signOut; }
    [[nodiscard]] Activity &activity() { return m_activity; }
    [[nodiscard]] Writing &writing() { return m_writing; }
    [[nodiscard]] Store &store() { return m_store; }
    [[nodiscard]] const UserId &me() const { return m_replica.me(); }

    /// A timeline that follows the room from now on, opened where the user has read up to.
    [[nodiscard]] std::unique_ptr<Timeline> openTimeline(const RoomId &room);

signals:
    /// What was kept is there.
    void ready();

private:
    void wireSession();
    void wireReplica();
    void onState(const ConnectionState &state);

    Store &m_store;
    Replica m_replica;
    Session m_session;
    SessionLine m_line;
    Outbox m_outbox;
    Drafts m_drafts;
    Sidebar m_sidebar;
    Attendance m_attendance;
    Watching m_watching;
    ReadMarks m_readMarks;
    Pages m_pages;
    Actions m_actions;
    SignOut m_signOut;
    Activity m_activity;
    Writing m_writing;
    bool m_wasLive = false;
};

} // namespace madang::client
