// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/access.h"

#include "server/hub/rights.h"

namespace madang::server::access
{

using namespace Qt::StringLiterals;

Error forbidden(const QString &text)
{
    return {ErrorCode::Forbidden, text};
}

Error notFound(const QString &text)
{
    return {ErrorCode::NotFound, text};
}

Expected<User, Error> asker(const Directory &directory, const UserId &user)
{
    const User *found = directory.user(user);
    if (!found)
        return Unexpected(Error{ErrorCode::Unauthorized, u"this user was removed"_s});
    return *found;
}

Expected<StoredRoom, Error> visibleRoom(const Directory &directory, const User &user, const RoomId &room)
{
    const StoredRoom *found = directory.room(room);
    if (!found || !rights::sees(user, *found))
        return Unexpected(notFound(u"there is no such room"_s));
    return *found;
}

Expected<StoredRoom, Error> ownRoom(const Directory &directory, const UserId &user, const RoomId &room)
{
    const auto who = asker(directory, user);
    if (!who)
        return Unexpected(who.error());
    auto found = visibleRoom(directory, *who, room);
    if (found && !rights::isMember(*who, *found))
        return Unexpected(forbidden(u"you are not in this room"_s));
    return found;
}

} // namespace madang::server::access
