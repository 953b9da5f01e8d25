// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/objects.h"
#include "server/clock.h"
#include "server/hub/sessions.h"

#include <QHash>

namespace madang::server
{

/// What each user is, merged over their sessions: dnd before active before away, offline without a session. Changes are
/// gathered and told at most once a second, each encoded once, to those who watch: so a crowd that comes at once is one
/// batch, and who flaps within a batch is not mentioned. What was told is what everybody begins with, so that the
/// next batch is news to all.
class PresenceBoard
{
public:
    PresenceBoard(const Sessions &sessions, const Clock &clock);

    /// The user's sessions changed; it is told in a while.
    void update(const UserId &user);
    /// The user is no longer of this house; nobody needs to be told.
    void forget(const UserId &user);
    /// With every tick.
    void tellChanges();
    /// To one connection: all it watches who are not offline, as far as it was told.
    void tellAll(Line &line) const;
    /// The same as a list, ordered by id.
    [[nodiscard]] QList<PresenceOf> present(const WatchList &watched) const;

private:
    struct Told {
        PresenceOf presence;
        SharedFrame frame; ///< how it was told
    };

    [[nodiscard]] Presence merged(const UserId &user) const;
    [[nodiscard]] Presence told(const UserId &user) const;

    const Sessions &m_sessions;
    const Clock &m_clock;
    QHash<UserId, Told> m_told;          ///< who is not offline
    QHash<UserId, PresenceOf> m_changed; ///< what differs from that
    milliseconds m_toldAt;               ///< steady
};

} // namespace madang::server
