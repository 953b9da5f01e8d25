// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/sessions.h"

#include <algorithm>

namespace madang::server
{

bool Sessions::hasPlace(const UserId &user, const SessionId &session, qint64 most) const
{
    const auto taken = [](qint64 open) { return open > 1 ? open - 1 : open; };
    qint64 others = 0;
    qint64 own = 1;
    for (const Session &each : of(user)) {
        const qint64 open =
            std::count_if(each.lines.begin(), each.lines.end(), [](const auto &line) { return line->isOpen(); });
        if (each.id == session)
            own += open;
        else
            others += taken(open);
    }
    return others + taken(own) <= most;
}

void Sessions::attach(const std::shared_ptr<Line> &line)
{
    const Identity &identity = line->identity;
    Session *session = find(identity.user, line->session);
    if (!session)
        session = &m_byUser[identity.user].emplace_back(Session{.id = line->session, .device = identity.device});
    session->device = identity.device;
    session->lines.push_back(line);
    session->goneSince.reset();
}

void Sessions::goLive(const std::shared_ptr<Line> &line)
{
    Session *session = find(line->identity.user, line->session);
    if (!session || session->live == line)
        return;
    ++m_attendance;
    line->phase = Line::Phase::Live;
    const auto older = std::exchange(session->live, line);
    if (older)
        older->close(CloseCode::Replaced);
}

void Sessions::detach(const std::shared_ptr<Line> &line, milliseconds now)
{
    Session *session = find(line->identity.user, line->session);
    if (!session || std::erase(session->lines, line) == 0)
        return;
    if (session->live == line) {
        ++m_attendance;
        session->live.reset();
    }
    if (session->lines.empty())
        session->goneSince = now;
}

QSet<UserId> Sessions::forgetGone(milliseconds before)
{
    QSet<UserId> concerned;
    for (auto &[user, sessions] : m_byUser) {
        const auto count = std::erase_if(
            sessions, [before](const Session &session) { return session.goneSince && *session.goneSince <= before; });
        if (count > 0)
            concerned.insert(user);
    }
    std::erase_if(m_byUser, [](const auto &entry) { return entry.second.empty(); });
    return concerned;
}

void Sessions::end(const UserId &user, const SessionId &session, CloseCode code)
{
    endThose(user, code, [&session](const Session &one) { return one.id == session; });
}

void Sessions::endAll(const UserId &user, CloseCode code)
{
    endThose(user, code, [](const Session &) { return true; });
}

QSet<UserId> Sessions::endDevices(const QSet<DeviceId> &devices, CloseCode code)
{
    const auto isConcerned = [&devices](const Session &session) { return devices.contains(session.device); };
    QSet<UserId> concerned;
    for (const auto &[user, sessions] : m_byUser) {
        if (std::any_of(sessions.begin(), sessions.end(), isConcerned))
            concerned.insert(user);
    }
    for (const UserId &user : std::as_const(concerned))
        endThose(user, code, isConcerned);
    return concerned;
}

void Sessions::setPresence(const UserId &user, const SessionId &session, Presence presence)
{
    if (Session *found = find(user, session))
        found->presence = presence;
}

const std::vector<Session> &Sessions::of(const UserId &user) const
{
    static const std::vector<Session> none;
    const auto found = m_byUser.find(user);
    return found == m_byUser.end() ? none : found->second;
}

Session *Sessions::find(const UserId &user, const SessionId &session)
{
    const auto sessions = m_byUser.find(user);
    if (sessions == m_byUser.end())
        return nullptr;
    const auto found = std::find_if(sessions->second.begin(), sessions->second.end(),
                                    [&session](const Session &one) { return one.id == session; });
    return found == sessions->second.end() ? nullptr : &*found;
}

template <typename Which>
void Sessions::endThose(const UserId &user, CloseCode code, const Which &which)
{
    const auto sessions = m_byUser.find(user);
    if (sessions == m_byUser.end())
        return;
    for (const Session &session : sessions->second) {
        if (!which(session))
            continue;
        for (const auto &line : session.lines)
            line->close(code);
    }
    ++m_attendance;
    std::erase_if(sessions->second, which);
    if (sessions->second.empty())
        m_byUser.erase(sessions);
}

} // namespace madang::server
