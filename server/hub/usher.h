// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/commands/turnstile.h"
#include "server/hub/presenceboard.h"
#include "server/hub/replays.h"
#include "server/hub/settings.h"
#include "server/hub/wicket.h"

namespace madang::server
{

/// Shows people to their places: whether anybody is let in, whether there is a place, and, for who comes without a
/// hello, from where a follower goes on. (The Greeter's counterpart for the Wicket.)
class Usher
{
public:
    struct House {
        const Directory &directory;
        Turnstile &turnstile;
        Sessions &sessions;
        PresenceBoard &presence;
        Replays &replays;
        const Clock &clock;
    };

    Usher(const House &house, const HubSettings &settings);

    /// An error as soon as nobody is let in any more.
    [[nodiscard]] Expected<void, Error> isOpen() const;
    /// An error where this user may have no other connection, for this session.
    [[nodiscard]] Expected<void, Error> placeFor(const UserId &user, const SessionId &session) const;
    /// Counts who begins to hear; an error where this user does so too often.
    [[nodiscard]] Expected<void, Error> arrive(const UserId &user);
    /// A follower's line.
    void seat(const std::shared_ptr<Line> &line, const Follow &follow, const Wicket::Begun &begun);
    /// Whether this caller may ask; its session is there then.
    [[nodiscard]] Expected<void, Error> admit(const Caller &caller);
    /// From now on nobody is let in.
    void stop() { m_stopping = true; }

private:
    [[nodiscard]] Expected<void, Error> letIn(const Line &line) const;
    void begin(const std::shared_ptr<Line> &line, const Cursor &cursor, const Wicket::Begun &begun);

    House m_house;
    milliseconds m_restartsAfter;
    qint64 m_connectionsPerUser;
    bool m_stopping = false;
};

} // namespace madang::server
