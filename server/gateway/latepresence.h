// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/outlet.h"

#include <QHash>
#include <QList>

#include <utility>

namespace madang::server
{

/// What a client that takes nothing at the moment has missed of others' presence: the newest of each, since nobody
/// tells it again.
class LatePresence
{
public:
    /// Users. Who comes back to so many is told of all at once, and must not be cut for that.
    static constexpr qsizetype most = 10'000;

    /// False where they are too many.
    [[nodiscard]] bool keep(const SharedFrame &presence)
    {
        m_newest.insert(presence->user, presence);
        return m_newest.size() <= most;
    }
    /// There is something newer about them.
    void forget(const UserId &user) { m_newest.remove(user); }
    [[nodiscard]] QList<SharedFrame> takeAll() { return std::exchange(m_newest, {}).values(); }

private:
    QHash<UserId, SharedFrame> m_newest;
};

} // namespace madang::server
