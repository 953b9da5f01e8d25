// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/catalogue.h"
#include "server/log/sqlite/statement.h"

namespace madang::server::sqlite
{

/// Messages as they stand now, on the writing connection.
class MessageTable
{
public:
    explicit MessageTable(Database &database);

    /// The seq under which a message that was not deleted stands.
    [[nodiscard]] std::optional<qint64> find(const MessageId &id);
    /// Whether it is of this room, deleted or not.
    [[nodiscard]] bool isIn(const RoomId &room, const MessageId &id);
    void insert(const Event &event, const MessagePosted &posted);
    void edit(qint64 message, const Event &event, const MessageEdited &edited);
    void remove(qint64 message, const Event &event);
    void react(qint64 message, const Event &event, const ReactionChanged &reaction);

private:
    Statement m_find;
    Statement m_findIn;
    Statement m_insert;
    Statement m_edit;
    Statement m_remove;
    Statement m_clearReactions;
    Statement m_addReaction;
    Statement m_removeReaction;
    Statement m_touch;
};

} // namespace madang::server::sqlite
