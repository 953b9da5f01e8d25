// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/roomfacts.h"

#include "client/rooms/rights.h"
#include "client/rooms/roomlist.h"

#include <utility>

namespace madang::ui
{
namespace
{

RoomHeading::Kind kindOf(RoomKind kind)
{
    switch (kind) {
    case RoomKind::Public:
        return RoomHeading::Kind::Public;
    case RoomKind::Private:
        return RoomHeading::Kind::Private;
    case RoomKind::Direct:
        return RoomHeading::Kind::Direct;
    }
    return RoomHeading::Kind::Public;
}

} // namespace

RoomFacts::RoomFacts(const client::Workspace &workspace, RoomId room)
    : m_workspace(workspace)
    , m_room(std::move(room))
{
}

QString RoomFacts::name() const
{
    const auto nameOf = [this](const UserId &user) { return m_workspace.replica().nameOf(user); };
    return isThere() ? client::roomName(state()->room, m_workspace.me(), nameOf) : QString();
}

QString RoomFacts::address() const
{
    if (!isThere())
        return {};
    return state()->room.kind == RoomKind::Direct ? name() : QString(u'#' + name());
}

RoomHeading RoomFacts::heading() const
{
    if (!isThere())
        return {};
    const Room &room = state()->room;
    return {.kind = kindOf(room.kind),
            .name = name(),
            .topic = room.topic,
            .members = static_cast<int>(room.members.size()),
            .rights = mayKeep() ? RoomHeading::Rights::Keeper : RoomHeading::Rights::Member};
}

bool RoomFacts::mayKeep() const
{
    const auto *me = m_workspace.replica().user(m_workspace.me());
    return isThere() && me != nullptr && client::rights::looksAfter(*me, state()->room);
}

QList<Mentionable> RoomFacts::people() const
{
    QList<Mentionable> people;
    if (!isThere())
        return people;
    for (const UserId &member : state()->room.members)
        people.append({.userId = member.value, .name = m_workspace.replica().nameOf(member)});
    return people;
}

QStringList RoomFacts::writing() const
{
    QStringList names;
    for (const UserId &user : m_workspace.attendance().typing(m_room))
        names.append(m_workspace.replica().nameOf(user));
    return names;
}

} // namespace madang::ui
