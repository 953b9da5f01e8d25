// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/replica/attendance.h"
#include "client/replica/replica.h"
#include "client/rooms/sidebar.h"
#include "client/session/session.h"

#include <QObject>

#include <memory>
#include <optional>

namespace madang::client
{

/// Asks the server for the presence of those whom this program shows, and for nobody else's: the user, who one talks
/// with directly, and the members of a room while they are listed. `hello` says it, and each change is said anew.
/// A server that does not know of it tells of everybody.
class Watching : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Watching)

public:
    enum class Whom { Shown, Everybody };
    struct Parts {
        Session &session;
        const Replica &replica;
        const Sidebar &sidebar;
        Attendance &attendance;
        Alarms &alarms;
    };

    Watching(const Parts &parts, Whom whom, QObject *parent = nullptr);

    /// The members of this room are on screen, and of no other one; an empty id: of none.
    void list(const RoomId &room);

    /// A connection begins: what its `hello` says. Nothing: everybody.
    [[nodiscard]] std::optional<QList<UserId>> begin();
    void welcome();
    void goLive();
    void goOffline();

private:
    [[nodiscard]] QList<UserId> wanted() const;
    [[nodiscard]] qsizetype most() const;
    void schedule();
    void refresh();
    void onRefused(const Error &error);

    Parts m_parts;
    Whom m_whom;
    std::unique_ptr<Alarm> m_again;
    RoomId m_listed;
    std::optional<QList<UserId>> m_told; ///< to the server, on this connection
    bool m_limitsHold = false;           ///< the last `hello` was answered
    bool m_live = false;
    bool m_unknown = false; ///< the server does not know how to watch
    bool m_scheduled = false;
};

} // namespace madang::client
