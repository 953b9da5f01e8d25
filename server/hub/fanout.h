// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/catalogue.h"
#include "server/hub/audience.h"

namespace madang::server
{

/// Sends what happened to all whom it concerns and who are live, encoded once. Everybody else finds it in the log.
class FanOut
{
public:
    FanOut(const Directory &directory, const Sessions &sessions);

    /// After the commit, and after the directory knows it: a room's events to its members, users' to everybody, one's
    /// own member.left to oneself.
    void event(const Event &event) const;
    void toOthersIn(const RoomId &room, const UserId &except, const Signal &signal) const;
    void toUser(const UserId &user, const Signal &signal) const;

private:
    void toRoom(const Event &event, const SharedFrame &frame) const;

    const Directory &m_directory;
    const Sessions &m_sessions;
    mutable Audience m_audience; ///< remembers, and decides nothing
};

} // namespace madang::server
