// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/statement.h"

#include <sqlite3.h>

namespace madang::server::sqlite
{

Rows::Rows(Database &database, sqlite3_stmt *statement)
    : m_database(database)
    , m_statement(statement)
{
}

Rows::~Rows()
{
    if (!m_statement)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

bool Rows::next()
{
    if (!m_statement || m_database.error())
        return false;
    const int code = sqlite3_step(m_statement);
    m_database.note(code);
    return code == SQLITE_ROW;
}

bool Rows::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Rows::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Rows::text(int column) const
{
    return QString::fromUtf8(bytes(column));
}

QByteArray Rows::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {data, sqlite3_column_bytes(m_statement, column)};
}

Statement::Statement(Database &database, const QByteArray &sql)
    : m_database(database)
{
    const auto size = static_cast<int>(sql.size());
    m_database.note(
        sqlite3_prepare_v3(database.handle(), sql.constData(), size, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr));
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::bind(int index, std::nullopt_t /*none*/)
{
    m_database.note(sqlite3_bind_null(m_statement, index));
}

void Statement::bind(int index, qint64 value)
{
    m_database.note(sqlite3_bind_int64(m_statement, index, value));
}

void Statement::bind(int index, const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    const auto size = static_cast<int>(utf8.size());
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-cstyle-cast,performance-no-int-to-ptr): SQLite's own macro
    m_database.note(sqlite3_bind_text(m_statement, index, utf8.constData(), size, SQLITE_TRANSIENT));
}

void Statement::bind(int index, const QByteArray &value)
{
    const auto size = static_cast<int>(value.size());
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-cstyle-cast,performance-no-int-to-ptr): SQLite's own macro
    m_database.note(sqlite3_bind_blob(m_statement, index, value.constData(), size, SQLITE_TRANSIENT));
}

} // namespace madang::server::sqlite
