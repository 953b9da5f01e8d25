// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/database.h"

#include "server/log/sqlite/statement.h"

#include <QFile>

#include <sqlite3.h>

namespace madang::server::sqlite
{
namespace
{

constexpr int busyTimeoutMs = 5'000;
constexpr int primaryCode = 0xff; // of an extended result code

SqlError errorOf(sqlite3 *handle, int code)
{
    return {.code = code, .text = QString::fromUtf8(handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code))};
}

/// SQLite would make it readable by everybody; its -wal and -shm take over what the file has.
void makePrivateFile(const QString &path)
{
    QFile file(path);
    if (!file.exists() && file.open(QIODevice::WriteOnly))
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

} // namespace

bool SqlError::isConstraint() const
{
    return (code & primaryCode) == SQLITE_CONSTRAINT;
}

bool SqlError::isCorruption() const
{
    return (code & primaryCode) == SQLITE_CORRUPT || (code & primaryCode) == SQLITE_NOTADB;
}

bool SqlError::isFull() const
{
    return (code & primaryCode) == SQLITE_FULL;
}

Expected<std::unique_ptr<Database>, SqlError> Database::open(const QString &path, Access access)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (access == Access::ReadWrite) {
        makePrivateFile(path);
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    } else {
        flags |= SQLITE_OPEN_READONLY;
    }
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(QFile::encodeName(path).constData(), &handle, flags, nullptr);
    std::unique_ptr<Database> database(new Database(handle));
    if (code != SQLITE_OK)
        return Unexpected(errorOf(handle, code));
    sqlite3_busy_timeout(handle, busyTimeoutMs);
    return database;
}

Database::Database(sqlite3 *handle)
    : m_handle(handle)
{
}

Database::~Database()
{
    sqlite3_close_v2(m_handle);
}

void Database::execute(const char *sql)
{
    if (!m_error)
        note(sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr));
}

qint64 Database::number(const char *sql)
{
    Statement statement(*this, sql);
    auto rows = statement.query();
    return rows.next() ? rows.integer(0) : 0;
}

QString Database::text(const char *sql)
{
    Statement statement(*this, sql);
    auto rows = statement.query();
    return rows.next() ? rows.text(0) : QString();
}

void Database::note(int code)
{
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE && !m_error)
        m_error = errorOf(m_handle, code);
}

} // namespace madang::server::sqlite
