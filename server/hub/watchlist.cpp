// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/watchlist.h"

#include "server/hub/directory.h"

namespace madang::server
{

WatchList::WatchList(const QList<UserId> &users, const Directory &directory)
    : m_users(std::in_place)
{
    for (const UserId &user : users) {
        if (const User *known = directory.user(user))
            m_users->insert(known->id); // shares the directory's string
    }
}

} // namespace madang::server
