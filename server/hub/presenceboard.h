// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/clock.h"
#include "server/hub/fanout.h"

#include <QHash>

namespace madang::server
{

/// What each user is, merged over their sessions: dnd before active before away, offline without a session. Told to
/// others only when it changes.
class PresenceBoard
{
public:
    PresenceBoard(const Sessions &sessions, const FanOut &fanOut, const Clock &clock);

    /// The user's sessions changed.
    void update(const UserId &user);
    /// The user is no longer of this house; nobody needs to be told.
    void forget(const UserId &user);
    /// All who are not offline, ordered by id.
    [[nodiscard]] QList<PresenceOf> present() const;

private:
    [[nodiscard]] Presence merged(const UserId &user) const;

    const Sessions &m_sessions;
    const FanOut &m_fanOut;
    const Clock &m_clock;
    QHash<UserId, PresenceOf> m_present;
};

} // namespace madang::server
