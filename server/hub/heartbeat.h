// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/clock.h"
#include "server/hub/directory.h"
#include "server/hub/sessions.h"

namespace madang::server
{

/// Says `live` to everybody who has not heard it for a while: the way still works, and this is the head.
class Heartbeat
{
public:
    /// What clients are told that they may rely on.
    static constexpr milliseconds promised{10'000};

    Heartbeat(const Directory &directory, const Sessions &sessions, const Clock &clock);

    /// To one who has everything up to the head.
    void sayLive(Line &line) const;
    void beat() const;

private:
    const Directory &m_directory;
    const Sessions &m_sessions;
    const Clock &m_clock;
};

} // namespace madang::server
