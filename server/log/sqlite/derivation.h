// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/log/sqlite/eventtable.h"
#include "server/log/sqlite/messagetable.h"
#include "server/log/sqlite/roomtable.h"
#include "server/log/sqlite/usertable.h"

namespace madang::server::sqlite
{

/// What each event does to messages, rooms and people: MemoryTables' rules in SQL.
class Derivation
{
public:
    Derivation(Database &database, EventTable &events);

    /// Why it can't be; asked before anything is written, so that a refused change leaves nothing behind.
    [[nodiscard]] std::optional<Error> refusal(const Event &event);
    /// Changes the tables, and of a post fills in `n`.
    void apply(Event &event);

    [[nodiscard]] RoomTable &rooms() { return m_rooms; }
    [[nodiscard]] UserTable &users() { return m_users; }

private:
    [[nodiscard]] std::optional<Error> messageRefusal(const MessageId &id);
    [[nodiscard]] std::optional<Error> userRefusal(const UserChanged &changed);
    [[nodiscard]] std::optional<Error> roomRefusal(const Event &event);
    void apply(const Event &event, MessagePosted &posted);
    void apply(const Event &event, const MessageEdited &edited);
    void apply(const Event &event, const MessageDeleted &deleted);
    void apply(const Event &event, const ReactionChanged &reaction);
    void apply(const Event &event, const RoomCreated &created);
    void apply(const Event &event, const RoomUpdated &updated);
    void apply(const Event &event, const MemberJoined &joined);
    void apply(const Event &event, const MemberLeft &left);
    void apply(const Event &event, const UserChanged &changed);
    void apply(const Event &event, const UserRemoved &removed);

    EventTable &m_events;
    MessageTable m_messages;
    RoomTable m_rooms;
    UserTable m_users;
};

} // namespace madang::server::sqlite
