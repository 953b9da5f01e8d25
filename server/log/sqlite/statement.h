// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/ids.h"
#include "server/log/sqlite/database.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

struct sqlite3_stmt;

namespace madang::server::sqlite
{

/// The rows of a running query. Its end, or the end of this object, resets the statement, so that no read transaction
/// stays open.
class Rows
{
public:
    Rows(Database &database, sqlite3_stmt *statement);
    ~Rows();
    Q_DISABLE_COPY_MOVE(Rows)

    /// Goes to the next row; false after the last one and on an error, which the database then has.
    [[nodiscard]] bool next();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] std::chrono::milliseconds time(int column) const
    {
        return std::chrono::milliseconds(integer(column));
    }
    template <typename AnyId>
    [[nodiscard]] AnyId id(int column) const
    {
        return {text(column)};
    }

private:
    Database &m_database;
    sqlite3_stmt *m_statement;
};

/// A prepared statement of one connection.
class Statement
{
public:
    Statement(Database &database, const QByteArray &sql);
    ~Statement();
    Q_DISABLE_COPY_MOVE(Statement)

    /// Binds the values in their order and begins; one query of a statement at a time.
    template <typename... Values>
    [[nodiscard]] Rows query(const Values &...values)
    {
        int index = 0;
        (bind(++index, values), ...);
        return {m_database, m_statement};
    }
    /// For what answers no rows.
    template <typename... Values>
    void run(const Values &...values)
    {
        Rows rows = query(values...);
        while (rows.next()) {
        }
    }

private:
    void bind(int index, std::nullopt_t none);
    void bind(int index, qint64 value);
    void bind(int index, const QString &value);
    void bind(int index, const QByteArray &value);
    void bind(int index, std::chrono::milliseconds value) { bind(index, qint64{value.count()}); }
    template <typename Tag>
    void bind(int index, const Id<Tag> &id)
    {
        bind(index, id.value);
    }
    template <typename T>
    void bind(int index, const std::optional<T> &value)
    {
        if (value)
            bind(index, *value);
        else
            bind(index, std::nullopt);
    }

    Database &m_database;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace madang::server::sqlite
