// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/replica/replica.h"

namespace madang::client
{

/// What somebody can do to another person.
enum class PersonAct { Write, RemoveFromRoom, MakeMember, MakeAdmin, NewLink, RemoveFromServer };

/// What this user may do, by the roles and rooms that are known here: it decides what is offered. What is carried out
/// is decided by the server, with the same rules.
namespace rights
{
/// Renames the room, adds and removes people, deletes messages: who made it, or an admin.
[[nodiscard]] bool looksAfter(const User &user, const Room &room);
/// In the order of a menu, the gravest last. `room` is the one in whose list the person stands.
[[nodiscard]] QList<PersonAct> actsOn(const UserId &person, const RoomId &room, const Replica &replica);
} // namespace rights

} // namespace madang::client
