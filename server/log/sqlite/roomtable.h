// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/catalogue.h"
#include "server/log/sqlite/statement.h"
#include "server/log/state.h"

namespace madang::server::sqlite
{

/// Rooms, who is in them and how far they have read, on the writing connection.
class RoomTable
{
public:
    explicit RoomTable(Database &database);

    [[nodiscard]] std::optional<RoomKind> kindOf(const RoomId &room);
    /// Whether another public room than this one has the name.
    [[nodiscard]] bool isNameTaken(const QString &name, const RoomId &butBy);
    void create(const Room &room, const UserId &creator);
    void update(const RoomId &room, const RoomUpdated &updated);
    /// The number of the room's next message, which the author has read; nothing where there is no such room.
    [[nodiscard]] std::optional<qint64> nextN(const RoomId &room, const UserId &author);
    void join(const RoomId &room, const UserId &user);
    void leave(const RoomId &room, const UserId &user);
    void leaveAll(const UserId &user);
    void setRead(const RoomId &room, const UserId &user, qint64 n);
    void load(LogState &state);

private:
    Database &m_database;
    Statement m_kind;
    Statement m_named;
    Statement m_create;
    Statement m_rename;
    Statement m_setTopic;
    Statement m_next;
    Statement m_join;
    Statement m_leave;
    Statement m_leaveAll;
    Statement m_read;
};

} // namespace madang::server::sqlite
