// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/heartbeat.h"

#include "server/hub/frames.h"

namespace madang::server
{

Heartbeat::Heartbeat(const Directory &directory, const Sessions &sessions, const Clock &clock)
    : m_directory(directory)
    , m_sessions(sessions)
    , m_clock(clock)
{
}

void Heartbeat::sayLive(Line &line) const
{
    line.beatAt = m_clock.steady();
    line.send(frames::of(Signal(Live{m_directory.cursor()})));
}

void Heartbeat::beat() const
{
    constexpr milliseconds due = promised - milliseconds(1'000); // ticks and networks are late
    const milliseconds now = m_clock.steady();
    SharedFrame frame; // the same for all: who is live has everything up to the head
    m_sessions.forEachLive([&](Line &line) {
        if (now - line.beatAt < due)
            return;
        if (!frame)
            frame = frames::of(Signal(Live{m_directory.cursor()}));
        line.beatAt = now;
        line.send(frame);
    });
}

} // namespace madang::server
