// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/presenceboard.h"
#include "server/hub/replays.h"
#include "server/hub/settings.h"
#include "server/hub/wicket.h"

namespace madang::server
{

/// Shows who comes without a hello to their place: whether they are let in, and from where a follower goes on. (The
/// Greeter's counterpart for the Wicket.)
class Usher
{
public:
    struct House {
        const Directory &directory;
        Sessions &sessions;
        PresenceBoard &presence;
        Replays &replays;
        const Clock &clock;
    };

    Usher(const House &house, const HubSettings &settings);

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
