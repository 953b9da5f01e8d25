// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/roomtable.h"

#include "server/log/namekey.h"
#include "server/log/sqlite/values.h"

namespace madang::server::sqlite
{

RoomTable::RoomTable(Database &database)
    : m_database(database)
    , m_kind(database, "SELECT kind FROM rooms WHERE id = ?")
    , m_named(database, "SELECT 1 FROM rooms WHERE name_key = ? AND id <> ?")
    , m_create(database, "INSERT INTO rooms (id, name, name_key, kind, topic, creator) VALUES (?, ?, ?, ?, ?, ?)")
    , m_rename(database, "UPDATE rooms SET name = ?2, name_key = iif(kind = 'public', ?3, NULL) WHERE id = ?1")
    , m_setTopic(database, "UPDATE rooms SET topic = ?2 WHERE id = ?1")
    , m_next(database, "UPDATE rooms SET last_n = last_n + 1 WHERE id = ? RETURNING last_n")
    , m_join(database,
             "INSERT OR IGNORE INTO members (room, user, read_n) SELECT id, ?2, last_n FROM rooms WHERE id = ?1")
    , m_leave(database, "DELETE FROM members WHERE room = ? AND user = ?")
    , m_leaveAll(database, "DELETE FROM members WHERE user = ?")
    , m_read(database, "UPDATE members SET read_n = min(?3, (SELECT last_n FROM rooms WHERE id = ?1)) "
                       "WHERE room = ?1 AND user = ?2 AND read_n < min(?3, (SELECT last_n FROM rooms WHERE id = ?1))")
{
}

std::optional<RoomKind> RoomTable::kindOf(const RoomId &room)
{
    auto rows = m_kind.query(room);
    if (!rows.next())
        return std::nullopt;
    return fromWord<RoomKind>(rows.text(0));
}

bool RoomTable::isNameTaken(const QString &name, const RoomId &butBy)
{
    auto rows = m_named.query(nameKey(name), butBy);
    return rows.next();
}

void RoomTable::create(const Room &room, const UserId &creator)
{
    const auto key = room.kind == RoomKind::Public ? std::optional(nameKey(room.name)) : std::nullopt;
    m_create.run(room.id, room.name, key, word(room.kind), room.topic, creator);
    for (const UserId &member : room.members)
        join(room.id, member);
}

void RoomTable::update(const RoomId &room, const RoomUpdated &updated)
{
    if (updated.name)
        m_rename.run(room, *updated.name, nameKey(*updated.name));
    if (updated.topic)
        m_setTopic.run(room, *updated.topic);
}

std::optional<qint64> RoomTable::nextN(const RoomId &room, const UserId &author)
{
    std::optional<qint64> n;
    {
        auto rows = m_next.query(room);
        if (rows.next())
            n = rows.integer(0);
    }
    if (n)
        setRead(room, author, *n);
    return n;
}

void RoomTable::join(const RoomId &room, const UserId &user)
{
    m_join.run(room, user);
}

void RoomTable::leave(const RoomId &room, const UserId &user)
{
    m_leave.run(room, user);
}

void RoomTable::leaveAll(const UserId &user)
{
    m_leaveAll.run(user);
}

void RoomTable::setRead(const RoomId &room, const UserId &user, qint64 n)
{
    m_read.run(room, user, n);
}

void RoomTable::load(LogState &state)
{
    QHash<RoomId, QSet<UserId>> members;
    Statement selectMembers(m_database, "SELECT room, user, read_n FROM members");
    for (auto rows = selectMembers.query(); rows.next();) {
        const auto room = rows.id<RoomId>(0);
        const auto user = rows.id<UserId>(1);
        members[room].insert(user);
        state.reads[room].insert(user, rows.integer(2));
    }
    Statement selectRooms(m_database, "SELECT id, name, kind, topic, creator, last_n FROM rooms ORDER BY id");
    for (auto rows = selectRooms.query(); rows.next();) {
        const auto id = rows.id<RoomId>(0);
        state.rooms.append(StoredRoom{.id = id,
                                      .name = rows.text(1),
                                      .kind = fromWord<RoomKind>(rows.text(2)),
                                      .topic = rows.text(3),
                                      .creator = rows.id<UserId>(4),
                                      .lastN = rows.integer(5),
                                      .members = members.value(id)});
    }
}

} // namespace madang::server::sqlite
