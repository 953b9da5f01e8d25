// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/directory.h"

#include "protocol/expected.h"
#include "server/log/namekey.h"

#include <algorithm>

namespace madang::server
{
namespace
{

QList<UserId> sorted(const QSet<UserId> &users)
{
    QList<UserId> list(users.cbegin(), users.cend());
    std::sort(list.begin(), list.end());
    return list;
}

QString directKey(const QSet<UserId> &members)
{
    QString key;
    for (const UserId &member : sorted(members))
        key += member.value + u' ';
    return key;
}

} // namespace

Directory::Directory(const LogState &state)
    : m_server(state.server)
    , m_epochs(state.epochs)
    , m_head(state.head)
    , m_reads(state.reads)
{
    for (const User &user : state.users)
        put(user);
    for (const StoredRoom &room : state.rooms)
        put(room);
}

void Directory::apply(const Event &event)
{
    m_head = event.seq;
    std::visit(overloaded{
                   [&](const MessagePosted &posted) {
                       m_rooms[event.room].lastN = posted.n;
                       moveRead(event.by, event.room, posted.n);
                   },
                   [&](const RoomCreated &created) {
                       const Room &room = created.room;
                       put(StoredRoom{.id = room.id,
                                      .name = room.name,
                                      .kind = room.kind,
                                      .topic = room.topic,
                                      .creator = event.by,
                                      .members = QSet<UserId>(room.members.cbegin(), room.members.cend())});
                   },
                   [&](const RoomUpdated &updated) {
                       StoredRoom &room = m_rooms[event.room];
                       if (updated.name)
                           rename(room, *updated.name);
                       room.topic = updated.topic.value_or(room.topic);
                   },
                   [&](const MemberJoined &joined) { addMember(event.room, joined.user); },
                   [&](const MemberLeft &left) { removeMember(event.room, left.user); },
                   [&](const UserChanged &changed) { put(changed.user); },
                   [&](const UserRemoved &removed) { removeUser(removed.user); },
                   [](const auto &) {}, // edits, deletions and reactions change messages, which the log keeps
               },
               event.body);
}

bool Directory::moveRead(const UserId &user, const RoomId &room, qint64 n)
{
    qint64 &marker = m_reads[room][user];
    const qint64 target = std::min(n, m_rooms.value(room).lastN);
    if (target <= marker)
        return false;
    marker = target;
    return true;
}

Cursor Directory::cursor() const
{
    return {.epoch = m_epochs.isEmpty() ? EpochId{} : m_epochs.last().id, .seq = m_head};
}

bool Directory::canResume(const Cursor &cursor) const
{
    for (qsizetype i = 0; i < m_epochs.size(); ++i) {
        if (m_epochs.at(i).id == cursor.epoch)
            return cursor.seq <= (i + 1 < m_epochs.size() ? m_epochs.at(i + 1).after : m_head);
    }
    return false;
}

const User *Directory::user(const UserId &id) const
{
    const auto found = m_users.constFind(id);
    return found == m_users.cend() ? nullptr : &*found;
}

QList<User> Directory::users() const
{
    QList<User> list;
    list.reserve(m_users.size());
    for (const UserId &id : m_userNames)
        list.append(m_users.value(id));
    return list;
}

QList<User> Directory::owners() const
{
    QList<User> owners = users();
    owners.removeIf([](const User &user) { return user.role != Role::Owner; });
    return owners;
}

std::optional<User> Directory::person(const UserId &id) const
{
    const User *found = user(id);
    return found ? std::optional(*found) : std::nullopt;
}

std::optional<User> Directory::personNamed(const QString &name) const
{
    return person(m_userNames.value(nameKey(name)));
}

const StoredRoom *Directory::room(const RoomId &id) const
{
    const auto found = m_rooms.constFind(id);
    return found == m_rooms.cend() ? nullptr : &*found;
}

const StoredRoom *Directory::publicRoomNamed(const QString &name) const
{
    return room(m_publicNames.value(nameKey(name)));
}

const StoredRoom *Directory::directRoomOf(const QSet<UserId> &members) const
{
    return room(m_directRooms.value(directKey(members)));
}

Room Directory::roomFor(const RoomId &id, const UserId &reader) const
{
    const StoredRoom stored = m_rooms.value(id);
    return {.id = stored.id,
            .name = stored.name,
            .kind = stored.kind,
            .topic = stored.topic,
            .lastN = stored.lastN,
            .readN = readN(reader, id),
            .members = sorted(stored.members),
            .creator = stored.creator.isEmpty() ? std::nullopt : std::optional(stored.creator)};
}

qint64 Directory::readN(const UserId &user, const RoomId &room) const
{
    const auto found = m_reads.constFind(room);
    return found == m_reads.cend() ? 0 : found->value(user);
}

void Directory::put(const StoredRoom &room)
{
    ++m_membership;
    m_rooms.insert(room.id, room);
    if (room.kind == RoomKind::Public)
        m_publicNames.insert(nameKey(room.name), room.id);
    if (room.kind == RoomKind::Direct) {
        RoomId &direct = m_directRooms[directKey(room.members)];
        direct = direct.isEmpty() ? room.id : direct;
    }
    if (!room.creator.isEmpty())
        m_roomsMadeBy[room.creator].insert(room.id);
    for (const UserId &member : room.members) {
        if (m_users.contains(member))
            m_roomsOf[member].insert(room.id);
    }
}

void Directory::put(const User &user)
{
    if (const auto known = m_users.constFind(user.id); known != m_users.cend())
        m_userNames.remove(nameKey(known->name));
    m_users.insert(user.id, user);
    m_userNames.insert(nameKey(user.name), user.id);
}

void Directory::rename(StoredRoom &room, const QString &name)
{
    if (room.kind == RoomKind::Public) {
        m_publicNames.remove(nameKey(room.name));
        m_publicNames.insert(nameKey(name), room.id);
    }
    room.name = name;
}

void Directory::addMember(const RoomId &id, const UserId &user)
{
    StoredRoom &room = m_rooms[id];
    if (room.members.contains(user))
        return;
    ++m_membership;
    room.members.insert(user);
    m_roomsOf[user].insert(id);
    moveRead(user, id, room.lastN);
}

void Directory::removeMember(const RoomId &id, const UserId &user)
{
    ++m_membership;
    m_rooms[id].members.remove(user);
    m_roomsOf[user].remove(id);
    m_reads[id].remove(user);
}

void Directory::removeUser(const UserId &user)
{
    const auto rooms = m_roomsOf.take(user);
    for (const RoomId &id : rooms) {
        StoredRoom room = m_rooms.value(id);
        if (room.kind == RoomKind::Direct)
            m_directRooms.remove(directKey(room.members));
        room.members.remove(user);
        m_reads[id].remove(user);
        put(room);
    }
    if (const auto known = m_users.take(user); m_userNames.value(nameKey(known.name)) == user)
        m_userNames.remove(nameKey(known.name));
}

} // namespace madang::server
