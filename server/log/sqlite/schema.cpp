// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/schema.h"

#include "server/log/randomid.h"
#include "server/log/sqlite/statement.h"
#include "server/log/sqlite/transaction.h"

#include <array>

namespace madang::server::sqlite
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int applicationId = 0x4d61646e; // "Madn": tells our files from other SQLite files

// Never change what was released: append another one. `seq` of events is given by us, never twice, since no event is
// ever removed. A message is named by its event's id; both have the same seq.
constexpr std::array migrations{
    R"(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE epochs (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, after INTEGER NOT NULL) STRICT;

CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    author TEXT NOT NULL,
    hash BLOB NOT NULL,
    room TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT,
    at INTEGER NOT NULL,
    body TEXT NOT NULL) STRICT;
CREATE INDEX events_of_room ON events (room);
CREATE INDEX events_about ON events (subject) WHERE subject IS NOT NULL;

CREATE TABLE messages (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    room TEXT NOT NULL,
    n INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    reply_to TEXT,
    mentions TEXT NOT NULL,
    files TEXT NOT NULL,
    edited_at INTEGER,
    deleted INTEGER NOT NULL DEFAULT 0,
    UNIQUE (room, n)) STRICT;
CREATE TABLE reactions (
    message INTEGER NOT NULL,
    emoji TEXT NOT NULL,
    author TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (message, emoji, author)) STRICT, WITHOUT ROWID;

CREATE TABLE rooms (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT UNIQUE,
    kind TEXT NOT NULL,
    topic TEXT NOT NULL,
    creator TEXT NOT NULL,
    last_n INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
CREATE TABLE members (
    room TEXT NOT NULL,
    user TEXT NOT NULL,
    read_n INTEGER NOT NULL,
    PRIMARY KEY (room, user)) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_user ON members (user);
CREATE TABLE users (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT UNIQUE,
    role TEXT NOT NULL,
    status TEXT NOT NULL,
    avatar TEXT,
    removed INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;

CREATE TABLE passwords (user TEXT PRIMARY KEY, phc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE devices (
    id TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    name TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX devices_by_user ON devices (user);
CREATE TABLE invitations (
    code TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    uses INTEGER NOT NULL,
    used INTEGER NOT NULL,
    by_user TEXT NOT NULL,
    expires INTEGER,
    for_user TEXT NOT NULL) STRICT, WITHOUT ROWID;
)",
    // Of a message's edits only the last one keeps its text.
    R"(
UPDATE events SET body = json_remove(json_set(body, '$.text', ''), '$.mentions') WHERE kind = 'message.edited' AND
    seq NOT IN (SELECT max(seq) FROM events WHERE kind = 'message.edited' GROUP BY subject);
)",
};

Expected<void, Error> resultOf(const Database &database)
{
    if (database.error())
        return Unexpected(asError(*database.error()));
    return {};
}

} // namespace

int schemaVersion()
{
    return static_cast<int>(migrations.size());
}

Error asError(const SqlError &error)
{
    return {ErrorCode::Internal, u"the database: %1 (SQLite %2)"_s.arg(error.text).arg(error.code)};
}

Expected<void, Error> checkVersion(Database &database)
{
    const qint64 version = database.number("PRAGMA user_version");
    const qint64 application = database.number("PRAGMA application_id");
    const qint64 tables = database.number("SELECT count(*) FROM sqlite_schema");
    if (database.error())
        return Unexpected(asError(*database.error()));
    if (application != applicationId && (application != 0 || tables != 0))
        return Unexpected(Error{ErrorCode::Unsupported, u"the file is another program's database"_s});
    if (version > schemaVersion())
        return Unexpected(
            Error{ErrorCode::Unsupported,
                  u"the log was written by a newer Madang (its version is %1, this program knows %2); use that one"_s
                      .arg(version)
                      .arg(schemaVersion())});
    return {};
}

Expected<void, Error> migrate(Database &database)
{
    Transaction transaction(database, Transaction::Kind::Write);
    auto known = checkVersion(database);
    if (!known)
        return known;
    for (auto version = static_cast<size_t>(database.number("PRAGMA user_version")); version < migrations.size();) {
        database.execute(migrations.at(version));
        ++version;
        database.execute(QByteArray("PRAGMA user_version = " + QByteArray::number(qulonglong{version})).constData());
    }
    database.execute(QByteArray("PRAGMA application_id = " + QByteArray::number(applicationId)).constData());
    Statement(database, "INSERT OR IGNORE INTO meta (key, value) VALUES ('server', ?)").run(randomId());
    Statement(database, "INSERT OR IGNORE INTO meta (key, value) VALUES ('secret', ?)").run(randomSecret());
    if (!transaction.commit())
        return resultOf(database);
    return {};
}

} // namespace madang::server::sqlite
