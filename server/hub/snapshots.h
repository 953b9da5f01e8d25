// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/directory.h"
#include "server/hub/presenceboard.h"
#include "server/log/log.h"

#include <functional>

namespace madang::server
{

/// Makes what a client begins with: the state right after the event at its cursor.
class Snapshots
{
public:
    using Then = std::function<void(Expected<Snapshot, Error>)>;

    Snapshots(const Directory &directory, const PresenceBoard &presence, LogReader &reader);

    /// For who watches so many.
    void take(const UserId &reader, const WatchList &watched, Then then);

private:
    [[nodiscard]] Snapshot begun(const UserId &reader, const WatchList &watched) const;

    const Directory &m_directory;
    const PresenceBoard &m_presence;
    LogReader &m_reader;
};

} // namespace madang::server
