// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/clock.h"
#include "server/hub/asked.h"
#include "server/hub/farewells.h"
#include "server/hub/presenceboard.h"

namespace madang::server
{

/// The commands that keep and end a session. (`hello` is the Greeter's.)
class SessionHandlers
{
public:
    SessionHandlers(Sessions &sessions, Farewells &farewells, PresenceBoard &presence, const Clock &clock);

    void carryOut(const Ping &ping, const Asked &asked) const;
    void carryOut(const Bye &bye, const Asked &asked);

private:
    Sessions &m_sessions;
    Farewells &m_farewells;
    PresenceBoard &m_presence;
    const Clock &m_clock;
};

} // namespace madang::server
