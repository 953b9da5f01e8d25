// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/sessions.h"

#include <algorithm>

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

constexpr milliseconds keptAfterRequest{15'000};
constexpr size_t mostOfOne = 100; ///< sessions of one user, before a request makes another

} // namespace

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
    if (line->session.isEmpty())
        makeOwnSession(line);
    const Identity &identity = line->identity;
    Session *session = find(identity.user, line->session);
    if (!session)
        session = &m_byUser[identity.user].emplace_back(Session{.id = line->session, .device = identity.device});
    session->device = identity.device;
    session->lines.push_back(line);
    if (line->use == Line::Use::Following)
        line->watched = session->watched;
}

/// With a name that no client can say.
void Sessions::makeOwnSession(const std::shared_ptr<Line> &line)
{
    line->session.value = u"follower %1"_s.arg(++m_nameless);
    m_byUser[line->identity.user].push_back(
        Session{.id = line->session, .device = line->identity.device, .presence = Presence::Offline});
    line->grace = milliseconds(0);
}

bool Sessions::touch(const Identity &identity, const SessionId &session, milliseconds now)
{
    Session *found = find(identity.user, session);
    if (!found) {
        auto &all = m_byUser[identity.user];
        if (all.size() >= mostOfOne)
            return false;
        found = &all.emplace_back(Session{.id = session, .device = identity.device});
    }
    found->device = identity.device;
    found->keptUntil = std::max(found->keptUntil, now + keptAfterRequest);
    return true;
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
        session->keptUntil = std::max(session->keptUntil, now + line->grace);
}

QSet<UserId> Sessions::forgetGone(milliseconds now)
{
    QSet<UserId> concerned;
    for (auto &[user, sessions] : m_byUser) {
        const auto count = std::erase_if(
            sessions, [now](const Session &session) { return session.lines.empty() && session.keptUntil <= now; });
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

std::shared_ptr<Line> Sessions::setWatched(const std::shared_ptr<Line> &line, const WatchList &watched)
{
    line->watched = watched;
    if (line->use != Line::Use::Asking)
        return line;
    Session *session = find(line->identity.user, line->session);
    if (!session)
        return nullptr;
    session->watched = watched;
    for (const auto &each : session->lines)
        each->watched = watched;
    return session->live;
}

WatchList Sessions::watchedBy(const UserId &user, const SessionId &session) const
{
    const auto &all = of(user);
    const auto found =
        std::find_if(all.begin(), all.end(), [&session](const Session &one) { return one.id == session; });
    return found == all.end() ? WatchList() : found->watched;
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
