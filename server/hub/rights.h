// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/objects.h"
#include "server/hub/settings.h"
#include "server/log/state.h"

/// The table "who may" of docs/protocol.md. Pure functions; nothing else decides about rights.
namespace madang::server::rights
{

[[nodiscard]] bool isMember(const User &user, const StoredRoom &room);
/// Public rooms are seen by everybody, private ones by their members and by admins, direct ones by their members alone.
[[nodiscard]] bool sees(const User &user, const StoredRoom &room);
/// Its creator (who is still there) and admins rename a room, add, remove and delete; nobody does in a direct room.
[[nodiscard]] bool looksAfter(const User &user, const StoredRoom &room);
[[nodiscard]] bool mayJoin(const User &user, const StoredRoom &room);
[[nodiscard]] bool mayDelete(const User &user, const StoredRoom &room, const UserId &author);

[[nodiscard]] bool mayInvite(const User &user, Role role, Inviting inviting);
/// An admin removes members, an owner everybody, and everybody oneself.
[[nodiscard]] bool mayRemove(const User &user, const User &target);
[[nodiscard]] bool mayGiveRole(const User &user, const User &target, Role role);
[[nodiscard]] bool mayReset(const User &user, const User &target);

} // namespace madang::server::rights
