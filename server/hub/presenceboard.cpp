// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/presenceboard.h"

#include "server/hub/frames.h"

#include <algorithm>
#include <array>
#include <utility>

namespace madang::server
{
namespace
{

int rank(Presence presence)
{
    constexpr std::array ascending{Presence::Offline, Presence::Away, Presence::Active, Presence::Dnd};
    return static_cast<int>(std::find(ascending.begin(), ascending.end(), presence) - ascending.begin());
}

SharedFrame frameOf(const PresenceOf &one)
{
    return frames::of(Signal(PresenceChanged{.user = one.user, .state = one.state, .since = one.since}));
}

constexpr milliseconds window{1'000};

} // namespace

PresenceBoard::PresenceBoard(const Sessions &sessions, const Clock &clock)
    : m_sessions(sessions)
    , m_clock(clock)
    , m_toldAt(clock.steady() - window)
{
}

void PresenceBoard::update(const UserId &user)
{
    const Presence state = merged(user);
    if (state == told(user))
        m_changed.remove(user);
    else if (const auto known = m_changed.constFind(user); known == m_changed.cend() || known->state != state)
        m_changed.insert(user, {.user = user, .state = state, .since = m_clock.now()});
}

void PresenceBoard::forget(const UserId &user)
{
    m_told.remove(user);
    m_changed.remove(user);
}

void PresenceBoard::tellChanges()
{
    const milliseconds now = m_clock.steady();
    if (m_changed.isEmpty() || now - m_toldAt < window)
        return;
    m_toldAt = now;
    QHash<UserId, SharedFrame> batch;
    for (const PresenceOf &one : std::exchange(m_changed, {})) {
        const SharedFrame frame = frameOf(one);
        batch.insert(one.user, frame);
        if (one.state == Presence::Offline)
            m_told.remove(one.user);
        else
            m_told.insert(one.user, {.presence = one, .frame = frame});
    }
    m_sessions.forEachLive([&batch](Line &line) {
        line.watched.forEachOf(batch, [&line](const SharedFrame &frame) { line.send(frame); });
    });
}

void PresenceBoard::tellAll(Line &line) const
{
    line.watched.forEachOf(m_told, [&line](const Told &one) { line.send(one.frame); });
}

QList<PresenceOf> PresenceBoard::present(const WatchList &watched) const
{
    QList<PresenceOf> list;
    watched.forEachOf(m_told, [&list](const Told &one) { list.append(one.presence); });
    std::sort(list.begin(), list.end(),
              [](const PresenceOf &left, const PresenceOf &right) { return left.user < right.user; });
    return list;
}

Presence PresenceBoard::told(const UserId &user) const
{
    const auto found = m_told.constFind(user);
    return found == m_told.cend() ? Presence::Offline : found->presence.state;
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
