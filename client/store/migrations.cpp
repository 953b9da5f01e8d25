// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/store/migrations.h"

#include "client/store/database.h"

#include <QSqlQuery>
#include <QStringList>

namespace madang::client
{

using namespace Qt::StringLiterals;

namespace
{

/// The step at index i leads from version i to i + 1. Never change one that was released.
const QList<QStringList> &allSteps()
{
    static const QList<QStringList> all{{
        u"CREATE TABLE position (one INTEGER PRIMARY KEY CHECK (one = 1), cursor TEXT NOT NULL) STRICT"_s,
        u"CREATE TABLE rooms (id TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT"_s,
        u"CREATE TABLE people (id TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT"_s,
        u"CREATE TABLE messages (id TEXT PRIMARY KEY, room TEXT NOT NULL, n INTEGER NOT NULL, rev INTEGER NOT NULL, "
        "stale INTEGER NOT NULL, body BLOB NOT NULL, UNIQUE (room, n)) STRICT"_s,
        u"CREATE TABLE outbox (id TEXT PRIMARY KEY, place INTEGER NOT NULL, body BLOB NOT NULL) STRICT"_s,
        u"CREATE TABLE drafts (room TEXT PRIMARY KEY, text TEXT NOT NULL, reply_to TEXT NOT NULL) STRICT"_s,
    }};
    return all;
}

} // namespace

bool migrate(Database &database)
{
    qsizetype version = -1;
    if (!database.each(u"PRAGMA user_version"_s, {},
                       [&version](const QSqlQuery &row) { version = row.value(0).toInt(); }))
        return false;
    if (version > allSteps().size()) {
        database.setDamaged(u"written by a newer version"_s);
        return false;
    }
    for (; version < allSteps().size(); ++version) {
        const bool done = database.transaction([&database, version] {
            for (const QString &sql : allSteps().at(version)) {
                if (!database.run(sql))
                    return false;
            }
            return database.run(u"PRAGMA user_version = %1"_s.arg(version + 1));
        });
        if (!done)
            return false;
    }
    return true;
}

} // namespace madang::client
