// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/commands/sessionhandlers.h"

namespace madang::server
{

SessionHandlers::SessionHandlers(Sessions &sessions, Farewells &farewells, PresenceBoard &presence, const Clock &clock)
    : m_sessions(sessions)
    , m_farewells(farewells)
    , m_presence(presence)
    , m_clock(clock)
{
}

void SessionHandlers::carryOut(const Ping & /*ping*/, const Asked &asked) const
{
    asked.answer(Pong{m_clock.now()});
}

void SessionHandlers::carryOut(const Bye & /*bye*/, const Asked &asked)
{
    const auto &line = asked.line();
    asked.answer(Done{});
    m_farewells.remember(line->identity.user, line->session, m_clock.steady());
    m_sessions.end(line->identity.user, line->session, CloseCode::GoingAway);
    m_presence.update(line->identity.user);
}

} // namespace madang::server
