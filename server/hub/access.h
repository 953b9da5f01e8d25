// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/error.h"
#include "protocol/expected.h"
#include "server/hub/directory.h"

/// Looking things up for somebody: what is not visible to them is not there.
namespace madang::server::access
{

[[nodiscard]] Error forbidden(const QString &text);
[[nodiscard]] Error notFound(const QString &text);

/// Who asks, as long as they are on this server.
[[nodiscard]] Expected<User, Error> asker(const Directory &directory, const UserId &user);
[[nodiscard]] Expected<StoredRoom, Error> visibleRoom(const Directory &directory, const User &user, const RoomId &room);
/// A room in which the user is a member.
[[nodiscard]] Expected<StoredRoom, Error> ownRoom(const Directory &directory, const UserId &user, const RoomId &room);

} // namespace madang::server::access
