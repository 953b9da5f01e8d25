// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/ownview.h"

namespace madang::server
{

std::optional<Event> ownView(const Event &event, const UserId &reader, const Directory &directory)
{
    const auto *joined = std::get_if<MemberJoined>(&event.body);
    const StoredRoom *room = directory.room(event.room);
    if (!joined || joined->user != reader || !room || !room->members.contains(reader))
        return std::nullopt;
    Event own = event;
    own.body = MemberJoined{.user = reader, .roomObject = directory.roomFor(event.room, reader)};
    return own;
}

} // namespace madang::server
