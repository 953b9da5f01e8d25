// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/commands/roomhandlers.h"

#include "server/hub/access.h"
#include "server/hub/commands/replying.h"
#include "server/hub/derivedid.h"
#include "server/hub/rights.h"
#include "server/replybudget.h"

#include <algorithm>

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

QSet<UserId> membersOf(const CreateRoom &command, const UserId &creator)
{
    QSet<UserId> members(command.members.cbegin(), command.members.cend());
    members.insert(creator);
    return members;
}

Error conflict(const QString &text)
{
    return {ErrorCode::Conflict, text};
}

Error notYours()
{
    return access::forbidden(u"only the room's creator and admins do that"_s);
}

Error noSuchUser()
{
    return access::notFound(u"there is no such user"_s);
}

/// Rooms stay for ever, and everybody in one gets it with each snapshot. So many are to be added.
std::optional<Error> tooManyRooms(const Directory &directory, const User &maker, qsizetype rooms, qsizetype places)
{
    if (maker.role != Role::Member)
        return std::nullopt;
    const auto made = directory.roomsMadeBy(maker.id);
    for (const RoomId &id : made)
        places += directory.room(id)->members.size();
    rooms += made.size();
    if (rooms <= limits::roomsPerMember && places <= limits::placesPerMember)
        return std::nullopt;
    return access::forbidden(
        u"a member makes at most %1 rooms with %2 people in all; an admin may make more"_s.arg(limits::roomsPerMember)
            .arg(limits::placesPerMember));
}

} // namespace

RoomHandlers::RoomHandlers(const Directory &directory, Changes &changes)
    : m_directory(directory)
    , m_changes(changes)
{
}

void RoomHandlers::carryOut(const ListRooms &command, const Asked &asked) const
{
    const QSet<RoomId> own = m_directory.roomsOf(asked.user());
    QList<RoomId> ids;
    for (const StoredRoom &room : m_directory.rooms()) {
        if (room.id > command.after && (own.contains(room.id) || room.kind == RoomKind::Public))
            ids.append(room.id);
    }
    std::sort(ids.begin(), ids.end());
    RoomList list;
    ReplyBudget budget;
    for (const RoomId &id : std::as_const(ids)) {
        const Room room = m_directory.roomFor(id, asked.user());
        list.more = !budget.takes(room);
        if (list.more)
            break;
        list.rooms.append(room);
    }
    asked.answer(list);
}

void RoomHandlers::carryOut(const CreateRoom &command, const Asked &asked)
{
    m_changes.submit(
        Weight::Structure, keyOf(asked.user(), command),
        [this, command, user = asked.user()] { return decide(command, user); },
        [this, command, asked](const Expected<std::optional<Commit>, Error> &result) {
            if (result)
                asked.answer(made(command, asked.user(), *result));
            else
                asked.refuse(result.error());
        });
}

void RoomHandlers::carryOut(const UpdateRoom &command, const Asked &asked)
{
    change(command, asked);
}

void RoomHandlers::carryOut(const JoinRoom &command, const Asked &asked)
{
    change(command, asked);
}

void RoomHandlers::carryOut(const LeaveRoom &command, const Asked &asked)
{
    change(command, asked);
}

void RoomHandlers::carryOut(const AddToRoom &command, const Asked &asked)
{
    change(command, asked);
}

void RoomHandlers::carryOut(const RemoveFromRoom &command, const Asked &asked)
{
    change(command, asked);
}

template <typename C>
void RoomHandlers::change(const C &command, const Asked &asked)
{
    const auto decideIt = [this, command, id = asked.user()]() -> Decision {
        const auto user = access::asker(m_directory, id);
        if (!user)
            return Unexpected(user.error());
        const auto room = access::visibleRoom(m_directory, *user, command.room);
        if (!room)
            return Unexpected(room.error());
        return decide(command, *user, *room);
    };
    m_changes.submit(Weight::Structure, keyOf(asked.user(), command), decideIt, replying(asked, toStored));
}

Decision RoomHandlers::decide(const CreateRoom &command, const UserId &user) const
{
    const auto who = access::asker(m_directory, user);
    if (!who)
        return Unexpected(who.error());
    const QSet<UserId> members = membersOf(command, user);
    if (std::any_of(members.cbegin(), members.cend(), [this](const UserId &id) { return !m_directory.user(id); }))
        return Unexpected(noSuchUser());
    if (command.kind == RoomKind::Direct) {
        if (!command.name.isEmpty() || members.size() < 2)
            return Unexpected(badRequest(u"a direct room has other members and no name"_s));
        if (m_directory.directRoomOf(members))
            return std::optional<Draft>();
    } else if (command.name.isEmpty()) {
        return Unexpected(badRequest(u"name is missing"_s));
    } else if (command.kind == RoomKind::Public && m_directory.publicRoomNamed(command.name)) {
        return Unexpected(conflict(u"there is a public room of this name"_s));
    }
    if (const auto error = tooManyRooms(m_directory, *who, 1, members.size()))
        return Unexpected(*error);
    Room room{.id = {derivedId({u"room"_s, m_directory.server().value, command.id.value})},
              .name = command.name,
              .kind = command.kind,
              .topic = command.topic,
              .members = QList<UserId>(members.cbegin(), members.cend())};
    std::sort(room.members.begin(), room.members.end());
    room.creator = user;
    return Draft{.body = RoomCreated{.room = room}, .room = room.id};
}

Decision RoomHandlers::decide(const UpdateRoom &command, const User &user, const StoredRoom &room) const
{
    if (!command.name && !command.topic)
        return Unexpected(badRequest(u"neither name nor topic"_s));
    if (!rights::looksAfter(user, room))
        return Unexpected(notYours());
    const StoredRoom *same = command.name ? m_directory.publicRoomNamed(*command.name) : nullptr;
    if (room.kind == RoomKind::Public && same && same->id != room.id)
        return Unexpected(conflict(u"there is a public room of this name"_s));
    return Draft{.body = RoomUpdated{.name = command.name, .topic = command.topic}, .room = room.id};
}

Decision RoomHandlers::decide(const JoinRoom & /*command*/, const User &user, const StoredRoom &room) const
{
    if (rights::isMember(user, room))
        return Unexpected(conflict(u"you are in this room already"_s));
    if (!rights::mayJoin(user, room))
        return Unexpected(access::forbidden(u"one is brought into this room by others"_s));
    return Draft{.body = MemberJoined{.user = user.id}, .room = room.id};
}

Decision RoomHandlers::decide(const LeaveRoom & /*command*/, const User &user, const StoredRoom &room) const
{
    if (room.kind == RoomKind::Direct)
        return Unexpected(access::forbidden(u"a direct conversation can't be left: it belongs to the same people"_s));
    if (!rights::isMember(user, room))
        return Unexpected(conflict(u"you are not in this room"_s));
    return Draft{.body = MemberLeft{.user = user.id}, .room = room.id};
}

Decision RoomHandlers::decide(const AddToRoom &command, const User &user, const StoredRoom &room) const
{
    if (!rights::looksAfter(user, room))
        return Unexpected(notYours());
    if (!m_directory.user(command.user))
        return Unexpected(noSuchUser());
    if (room.members.contains(command.user))
        return Unexpected(conflict(u"this user is in the room already"_s));
    if (const auto error = tooManyRooms(m_directory, user, 0, 1))
        return Unexpected(*error);
    return Draft{.body = MemberJoined{.user = command.user}, .room = room.id};
}

Decision RoomHandlers::decide(const RemoveFromRoom &command, const User &user, const StoredRoom &room) const
{
    if (!rights::looksAfter(user, room))
        return Unexpected(notYours());
    if (!room.members.contains(command.user))
        return Unexpected(access::notFound(u"this user is not in the room"_s));
    return Draft{.body = MemberLeft{.user = command.user}, .room = room.id};
}

/// The room as it was made, also in a repetition: an answer that is given again is the first one. (What it has become
/// meanwhile is in the events.)
RoomMade RoomHandlers::made(const CreateRoom &command, const UserId &user, const std::optional<Commit> &commit) const
{
    if (!commit) {
        const StoredRoom *room = m_directory.directRoomOf(membersOf(command, user));
        return {
            .room = room ? m_directory.roomFor(room->id, user) : Room{}, .seq = m_directory.head(), .existing = true};
    }
    RoomMade made{.room = {}, .seq = commit->event.seq, .existing = false, .duplicate = commit->duplicate};
    if (const auto *created = std::get_if<RoomCreated>(&commit->event.body))
        made.room = created->room;
    return made;
}

} // namespace madang::server
