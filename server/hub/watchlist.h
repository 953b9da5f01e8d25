// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/ids.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <optional>

namespace madang::server
{

class Directory;

/// Of whose presence a connection hears: everybody's, until it has named some.
class WatchList
{
public:
    WatchList() = default;
    /// Ids of nobody are passed over, so that it holds no more than the directory does.
    WatchList(const QList<UserId> &users, const Directory &directory);

    /// Those of `all` who are watched, in no order; as fast as the shorter of the two is long.
    template <typename T, typename Visit>
    void forEachOf(const QHash<UserId, T> &all, const Visit &visit) const
    {
        if (m_users && m_users->size() < all.size()) {
            for (const UserId &user : *m_users) {
                if (const auto found = all.constFind(user); found != all.cend())
                    visit(*found);
            }
            return;
        }
        for (auto one = all.cbegin(); one != all.cend(); ++one) {
            if (!m_users || m_users->contains(one.key()))
                visit(*one);
        }
    }

private:
    std::optional<QSet<UserId>> m_users;
};

} // namespace madang::server
