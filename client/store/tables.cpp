// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/store/tables.h"

#include "client/store/database.h"
#include "client/store/records.h"
#include "protocol/expected.h"

#include <QSqlQuery>

namespace madang::client::tables
{

using namespace Qt::StringLiterals;

namespace
{

CachedMessage cachedOf(const QSqlQuery &row, bool &readable)
{
    auto message = records::read<Message>(row.value(0).toByteArray());
    readable = message.has_value();
    return {.message = message.value_or(Message{}), .stale = row.value(1).toBool()};
}

void append(const QSqlQuery &row, QList<CachedMessage> &messages)
{
    bool readable = false;
    auto cached = cachedOf(row, readable);
    if (readable)
        messages.append(std::move(cached));
}

bool keepMessage(Database &database, const Message &message)
{
    bool wanted = false;
    const bool asked = database.each(
        u"SELECT NOT EXISTS (SELECT 1 FROM messages WHERE id = ? AND stale = 0 AND rev >= ?) FROM rooms WHERE id = ?"_s,
        {message.id.value, message.rev, message.room.value},
        [&wanted](const QSqlQuery &row) { wanted = row.value(0).toBool(); });
    if (!asked || !wanted)
        return asked;
    // Takes the place of the same message and of another one at the same n, which a former log had there.
    return database.run(u"INSERT OR REPLACE INTO messages (id, room, n, rev, stale, body) VALUES (?, ?, ?, ?, 0, ?)"_s,
                        {message.id.value, message.room.value, message.n, message.rev, records::write(message)});
}

bool changeMessage(Database &database, const MessageChange &change)
{
    QList<CachedMessage> found;
    const bool asked = database.each(u"SELECT body, stale FROM messages WHERE id = ? AND stale = 0"_s,
                                     {change.message.value}, [&found](const QSqlQuery &row) { append(row, found); });
    if (!asked || found.isEmpty())
        return asked;
    Message message = found.first().message;
    if (client::apply(message, change) == Applied::No)
        return true;
    return database.run(u"UPDATE messages SET rev = ?, body = ? WHERE id = ?"_s,
                        {message.rev, records::write(message), message.id.value});
}

bool carryOut(Database &database, const Step &step)
{
    return std::visit(
        overloaded{[&database](const steps::Reset &) {
                       return database.run(u"DELETE FROM rooms"_s) && database.run(u"DELETE FROM people"_s) &&
                              database.run(u"UPDATE messages SET stale = 1 WHERE stale = 0"_s);
                   },
                   [&database](const steps::KeepRoom &keep) {
                       return database.run(u"INSERT OR REPLACE INTO rooms (id, body) VALUES (?, ?)"_s,
                                           {keep.room.room.id.value, records::write(keep.room)});
                   },
                   [&database](const steps::DropRoom &drop) {
                       return database.run(u"DELETE FROM rooms WHERE id = ?"_s, {drop.room.value}) &&
                              database.run(u"DELETE FROM messages WHERE room = ?"_s, {drop.room.value});
                   },
                   [&database](const steps::KeepPerson &keep) {
                       return database.run(u"INSERT OR REPLACE INTO people (id, body) VALUES (?, ?)"_s,
                                           {keep.person.user.id.value, records::write(keep.person)});
                   },
                   [&database](const steps::KeepMessage &keep) { return keepMessage(database, keep.message); },
                   [&database](const steps::ChangeMessage &change) { return changeMessage(database, change.change); }},
        step);
}

/// Reads a table of bodies; false where something can't be read.
template <typename T>
bool loadBodies(Database &database, const QString &sql, QList<T> &values)
{
    bool readable = true;
    const bool asked = database.each(sql, {}, [&values, &readable](const QSqlQuery &row) {
        if (auto value = records::read<T>(row.value(0).toByteArray()))
            values.append(std::move(*value));
        else
            readable = false;
    });
    return asked && readable;
}

} // namespace

std::optional<ClientState> load(Database &database)
{
    ClientState state = loadOwn(database);
    const bool asked = database.each(u"SELECT cursor FROM position"_s, {}, [&state](const QSqlQuery &row) {
        state.cursor = cursorFromText(row.value(0).toString());
    });
    const bool complete = loadBodies(database, u"SELECT body FROM rooms"_s, state.rooms) &&
                          loadBodies(database, u"SELECT body FROM people"_s, state.people);
    if (database.isDamaged() || !asked)
        return std::nullopt;
    if (!complete)
        state.cursor.reset(); // a snapshot mends what is missing
    return state;
}

ClientState loadOwn(Database &database)
{
    ClientState state;
    database.each(u"SELECT body FROM outbox ORDER BY place"_s, {}, [&state](const QSqlQuery &row) {
        if (auto entry = records::readEntry(row.value(0).toByteArray()))
            state.outbox.append(std::move(*entry));
    });
    database.each(u"SELECT room, text, reply_to FROM drafts"_s, {}, [&state](const QSqlQuery &row) {
        Draft draft{.text = row.value(1).toString()};
        if (const QString reply = row.value(2).toString(); !reply.isEmpty())
            draft.replyTo = MessageId{reply};
        state.drafts.insert(RoomId{row.value(0).toString()}, draft);
    });
    return state;
}

bool prune(Database &database)
{
    return database.run(u"DELETE FROM messages WHERE rowid IN (SELECT old.rowid FROM rooms JOIN messages AS old ON "
                        "old.room = rooms.id WHERE old.n <= (SELECT max(n) FROM messages WHERE room = rooms.id) - ?)"_s,
                        {messagesMost});
}

QList<CachedMessage> range(Database &database, const RoomId &room, qint64 first, qint64 last)
{
    QList<CachedMessage> messages;
    database.each(u"SELECT body, stale FROM messages WHERE room = ? AND n BETWEEN ? AND ? ORDER BY n"_s,
                  {room.value, first, last}, [&messages](const QSqlQuery &row) { append(row, messages); });
    return messages;
}

QList<CachedMessage> find(Database &database, const QList<MessageId> &messages)
{
    QList<CachedMessage> found;
    for (const MessageId &id : messages) {
        database.each(u"SELECT body, stale FROM messages WHERE id = ?"_s, {id.value},
                      [&found](const QSqlQuery &row) { append(row, found); });
    }
    return found;
}

bool apply(Database &database, const Batch &batch)
{
    bool reset = false;
    for (const Step &step : batch.steps) {
        if (!carryOut(database, step))
            return false;
        reset = reset || std::holds_alternative<steps::Reset>(step);
    }
    if (reset && !database.run(u"DELETE FROM messages WHERE room NOT IN (SELECT id FROM rooms)"_s))
        return false;
    if (!batch.cursor)
        return database.run(u"DELETE FROM position"_s);
    return database.run(u"INSERT OR REPLACE INTO position (one, cursor) VALUES (1, ?)"_s, {toText(*batch.cursor)});
}

bool keep(Database &database, const QList<Message> &messages)
{
    for (const Message &message : messages) {
        if (!keepMessage(database, message))
            return false;
    }
    return true;
}

bool put(Database &database, const OutboxEntry &entry)
{
    return database.run(u"INSERT OR REPLACE INTO outbox (id, place, body) VALUES (?, ?, ?)"_s,
                        {entry.id.value, entry.place, records::writeEntry(entry)});
}

bool remove(Database &database, const ChangeId &entry)
{
    return database.run(u"DELETE FROM outbox WHERE id = ?"_s, {entry.value});
}

bool setDraft(Database &database, const RoomId &room, const Draft &draft)
{
    if (draft.isEmpty())
        return database.run(u"DELETE FROM drafts WHERE room = ?"_s, {room.value});
    const QString reply = draft.replyTo ? draft.replyTo->value : u""_s;
    return database.run(u"INSERT OR REPLACE INTO drafts (room, text, reply_to) VALUES (?, ?, ?)"_s,
                        {room.value, draft.text.isNull() ? u""_s : draft.text, reply});
}

} // namespace madang::client::tables
