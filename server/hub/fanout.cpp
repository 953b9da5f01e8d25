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
    , m_audience(directory, sessions)
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
    const auto *joined = std::get_if<MemberJoined>(&event.body);
    if (!joined) {
        m_audience.forEachIn(event.room, [&frame](Line &line) { line.send(frame); });
        return;
    }
    const SharedFrame own = frames::of(ownView(event, joined->user, m_directory).value_or(event));
    m_audience.forEachIn(event.room, [&](Line &line) { line.send(line.identity.user == joined->user ? own : frame); });
}

void FanOut::toOthersIn(const RoomId &room, const UserId &except, const Signal &signal) const
{
    const SharedFrame frame = frames::of(signal);
    m_audience.forEachIn(room, [&](Line &line) {
        if (line.identity.user != except)
            line.send(frame);
    });
}

void FanOut::toUser(const UserId &user, const Signal &signal) const
{
    const SharedFrame frame = frames::of(signal);
    m_sessions.forEachLiveOf(user, [&frame](Line &line) { line.send(frame); });
}

} // namespace madang::server
