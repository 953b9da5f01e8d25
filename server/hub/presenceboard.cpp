// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/presenceboard.h"

#include <algorithm>
#include <array>

namespace madang::server
{
namespace
{

int rank(Presence presence)
{
    constexpr std::array ascending{Presence::Offline, Presence::Away, Presence::Active, Presence::Dnd};
    return static_cast<int>(std::find(ascending.begin(), ascending.end(), presence) - ascending.begin());
}

} // namespace

PresenceBoard::PresenceBoard(const Sessions &sessions, const FanOut &fanOut, const Clock &clock)
    : m_sessions(sessions)
    , m_fanOut(fanOut)
    , m_clock(clock)
{
}

void PresenceBoard::update(const UserId &user)
{
    const Presence state = merged(user);
    if (state == m_present.value(user).state)
        return;
    const PresenceOf now{.user = user, .state = state, .since = m_clock.now()};
    if (state == Presence::Offline)
        m_present.remove(user);
    else
        m_present.insert(user, now);
    m_fanOut.toEverybody(PresenceChanged{.user = now.user, .state = now.state, .since = now.since});
}

void PresenceBoard::forget(const UserId &user)
{
    m_present.remove(user);
}

QList<PresenceOf> PresenceBoard::present() const
{
    QList<PresenceOf> list = m_present.values();
    std::sort(list.begin(), list.end(),
              [](const PresenceOf &left, const PresenceOf &right) { return left.user < right.user; });
    return list;
}

Presence PresenceBoard::merged(const UserId &user) const
{
    Presence result = Presence::Offline;
    for (const Session &session : m_sessions.of(user)) {
        if (rank(session.presence) > rank(result))
            result = session.presence;
    }
    return result;
}

} // namespace madang::server
