// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/fanout.h"

#include "server/hub/frames.h"
#include "server/hub/ownview.h"

namespace madang::server
{

FanOut::FanOut(const Directory &directory, const Sessions &sessions)
    : m_directory(directory)
    , m_sessions(sessions)
{
}

void FanOut::event(const Event &event) const
{
    const SharedFrame frame = frames::of(event);
    const auto send = [&frame](Line &line) { line.send(frame); };
    if (event.room.isEmpty()) {
        m_sessions.forEachLive(send);
        return;
    }
    toRoom(event, frame);
    if (const auto *left = std::get_if<MemberLeft>(&event.body))
        m_sessions.forEachLiveOf(left->user, send);
}

void FanOut::toRoom(const Event &event, const SharedFrame &frame) const
{
    const StoredRoom *room = m_directory.room(event.room);
    if (!room)
        return;
    const auto *joined = std::get_if<MemberJoined>(&event.body);
    for (const UserId &member : room->members) {
        SharedFrame own = frame;
        if (joined && joined->user == member)
            own = frames::of(ownView(event, member, m_directory).value_or(event));
        m_sessions.forEachLiveOf(member, [&own](Line &line) { line.send(own); });
    }
}

void FanOut::toEverybody(const Signal &signal) const
{
    const SharedFrame frame = frames::of(signal);
    m_sessions.forEachLive([&frame](Line &line) { line.send(frame); });
}

void FanOut::toOthersIn(const RoomId &room, const UserId &except, const Signal &signal) const
{
    const StoredRoom *found = m_directory.room(room);
    if (!found)
        return;
    const SharedFrame frame = frames::of(signal);
    for (const UserId &member : found->members) {
        if (member != except)
            m_sessions.forEachLiveOf(member, [&frame](Line &line) { line.send(frame); });
    }
}

void FanOut::toUser(const UserId &user, const Signal &signal) const
{
    const SharedFrame frame = frames::of(signal);
    m_sessions.forEachLiveOf(user, [&frame](Line &line) { line.send(frame); });
}

} // namespace madang::server
