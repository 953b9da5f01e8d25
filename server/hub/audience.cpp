// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/audience.h"

namespace madang::server
{

Audience::Audience(const Directory &directory, const Sessions &sessions)
    : m_directory(directory)
    , m_sessions(sessions)
{
}

const std::vector<Line *> &Audience::of(const RoomId &room)
{
    if (m_membership != m_directory.membership() || m_attendance != m_sessions.attendance()) {
        m_rooms.clear();
        m_membership = m_directory.membership();
        m_attendance = m_sessions.attendance();
    }
    auto known = m_rooms.find(room);
    if (known == m_rooms.end())
        known = m_rooms.insert(room, gathered(room));
    return *known;
}

std::vector<Line *> Audience::gathered(const RoomId &room) const
{
    std::vector<Line *> lines;
    if (const StoredRoom *found = m_directory.room(room)) {
        for (const UserId &member : found->members)
            m_sessions.forEachLiveOf(member, [&lines](Line &line) { lines.push_back(&line); });
    }
    return lines;
}

} // namespace madang::server
