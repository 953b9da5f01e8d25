// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/rooms/rights.h"

#include "protocol/roles.h"

namespace madang::client::rights
{
namespace
{

bool mayGive(const User &user, const User &person, Role role)
{
    return person.role != role && standsOver(user, person.role) && standsOver(user, role);
}

} // namespace

bool looksAfter(const User &user, const Room &room)
{
    return room.kind != RoomKind::Direct && (user.role != Role::Member || room.creator == user.id);
}

QList<PersonAct> actsOn(const UserId &person, const RoomId &room, const Replica &replica)
{
    const auto *me = replica.user(replica.me());
    const auto *they = replica.user(person);
    const auto *state = replica.room(room);
    if (me == nullptr || they == nullptr || they->id == me->id)
        return {};
    QList<PersonAct> acts{PersonAct::Write};
    if (state != nullptr && looksAfter(*me, state->room) && state->room.members.contains(person))
        acts.append(PersonAct::RemoveFromRoom);
    if (mayGive(*me, *they, Role::Member))
        acts.append(PersonAct::MakeMember);
    if (mayGive(*me, *they, Role::Admin))
        acts.append(PersonAct::MakeAdmin);
    if (standsOver(*me, they->role))
        acts << PersonAct::NewLink << PersonAct::RemoveFromServer;
    return acts;
}

} // namespace madang::client::rights
