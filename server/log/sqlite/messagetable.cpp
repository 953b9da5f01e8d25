// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/messagetable.h"

#include "server/log/sqlite/values.h"

namespace madang::server::sqlite
{

MessageTable::MessageTable(Database &database)
    : m_find(database, "SELECT seq FROM messages WHERE seq = (SELECT seq FROM events WHERE id = ?) AND NOT deleted")
    , m_findIn(database, "SELECT 1 FROM messages WHERE seq = (SELECT seq FROM events WHERE id = ?) AND room = ?")
    , m_insert(database, "INSERT INTO messages (seq, id, room, n, rev, author, at, text, reply_to, mentions, files) "
                         "VALUES (?1, ?2, ?3, ?4, ?1, ?5, ?6, ?7, ?8, ?9, ?10)")
    , m_edit(database, "UPDATE messages SET text = ?, mentions = ?, edited_at = ?, rev = ? WHERE seq = ?")
    , m_remove(database, "UPDATE messages SET text = '', mentions = '', files = '', deleted = 1, rev = ? WHERE seq = ?")
    , m_clearReactions(database, "DELETE FROM reactions WHERE message = ?")
    , m_addReaction(database, "INSERT OR IGNORE INTO reactions (message, emoji, author, seq) VALUES (?, ?, ?, ?)")
    , m_removeReaction(database, "DELETE FROM reactions WHERE message = ? AND emoji = ? AND author = ?")
    , m_touch(database, "UPDATE messages SET rev = ? WHERE seq = ?")
{
}

std::optional<qint64> MessageTable::find(const MessageId &id)
{
    auto rows = m_find.query(id);
    if (!rows.next())
        return std::nullopt;
    return rows.integer(0);
}

bool MessageTable::isIn(const RoomId &room, const MessageId &id)
{
    auto rows = m_findIn.query(id, room);
    return rows.next();
}

void MessageTable::insert(const Event &event, const MessagePosted &posted)
{
    m_insert.run(event.seq, posted.id, event.room, posted.n, event.by, event.at, posted.text, posted.replyTo,
                 joined(posted.mentions), joined(posted.files));
}

void MessageTable::edit(qint64 message, const Event &event, const MessageEdited &edited)
{
    m_edit.run(edited.text, joined(edited.mentions), event.at, event.seq, message);
}

void MessageTable::remove(qint64 message, const Event &event)
{
    m_remove.run(event.seq, message);
    m_clearReactions.run(message);
}

void MessageTable::react(qint64 message, const Event &event, const ReactionChanged &reaction)
{
    if (reaction.on)
        m_addReaction.run(message, reaction.emoji, event.by, event.seq);
    else
        m_removeReaction.run(message, reaction.emoji, event.by);
    m_touch.run(event.seq, message);
}

} // namespace madang::server::sqlite
