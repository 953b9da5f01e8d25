// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/rights.h"

#include "protocol/roles.h"

namespace madang::server::rights
{
namespace
{

bool isAdmin(const User &user)
{
    return user.role != Role::Member;
}

} // namespace

bool isMember(const User &user, const StoredRoom &room)
{
    return room.members.contains(user.id);
}

bool sees(const User &user, const StoredRoom &room)
{
    return isMember(user, room) || room.kind == RoomKind::Public || (room.kind == RoomKind::Private && isAdmin(user));
}

bool looksAfter(const User &user, const StoredRoom &room)
{
    return room.kind != RoomKind::Direct && (isAdmin(user) || (room.creator == user.id && isMember(user, room)));
}

bool mayJoin(const User &user, const StoredRoom &room)
{
    return room.kind == RoomKind::Public || (room.kind == RoomKind::Private && isAdmin(user));
}

bool mayDelete(const User &user, const StoredRoom &room, const UserId &author)
{
    return looksAfter(user, room) || (author == user.id && isMember(user, room));
}

bool mayInvite(const User &user, Role role, Inviting inviting)
{
    if (role != Role::Member || inviting == Inviting::Admins)
        return standsOver(user, role);
    return true;
}

bool mayRemove(const User &user, const User &target)
{
    return user.id == target.id || standsOver(user, target.role);
}

bool mayGiveRole(const User &user, const User &target, Role role)
{
    return standsOver(user, target.role) && standsOver(user, role);
}

bool mayReset(const User &user, const User &target)
{
    return standsOver(user, target.role);
}

} // namespace madang::server::rights
