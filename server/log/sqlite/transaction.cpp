// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/transaction.h"

#include <sqlite3.h>

namespace madang::server::sqlite
{

Transaction::Transaction(Database &database, Kind kind)
    : m_database(database)
{
    m_database.execute(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction()
{
    // On some errors SQLite has rolled back by itself, and a second ROLLBACK would be an error of its own.
    if (sqlite3_get_autocommit(m_database.handle()) == 0)
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Transaction::commit()
{
    if (!m_database.error())
        m_database.execute("COMMIT");
    return !m_database.error();
}

} // namespace madang::server::sqlite
