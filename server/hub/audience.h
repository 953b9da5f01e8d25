// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/directory.h"
#include "server/hub/sessions.h"
#include "server/prefetch.h"

#include <vector>

namespace madang::server
{

/// Who of a room is live, kept from one message to the next: to look a thousand members up for each message costs more
/// than to hand it to them. Kept until somebody joins or leaves, comes or goes, anywhere.
class Audience
{
public:
    Audience(const Directory &directory, const Sessions &sessions);

    /// Calls `f` with the line of each; it must not change who they are.
    template <typename F>
    void forEachIn(const RoomId &room, F f)
    {
        constexpr size_t ahead = 4;
        const std::vector<Line *> &lines = of(room);
        for (size_t i = 0; i < lines.size(); ++i) {
            if (i + 2 * ahead < lines.size())
                prefetch(lines[i + 2 * ahead], sizeof(Line));
            if (i + ahead < lines.size())
                lines[i + ahead]->prefetchOutlet();
            f(*lines[i]);
        }
    }

private:
    /// Valid until the hub's next change.
    [[nodiscard]] const std::vector<Line *> &of(const RoomId &room);
    [[nodiscard]] std::vector<Line *> gathered(const RoomId &room) const;

    const Directory &m_directory;
    const Sessions &m_sessions;
    quint64 m_membership = 0; ///< what m_rooms was made from
    quint64 m_attendance = 0;
    QHash<RoomId, std::vector<Line *>> m_rooms;
};

} // namespace madang::server
