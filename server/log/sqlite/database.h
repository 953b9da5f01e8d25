// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/expected.h"

#include <QString>

#include <memory>
#include <optional>

struct sqlite3;

namespace madang::server::sqlite
{

/// What SQLite says when it refuses; `code` is an extended result code.
struct SqlError {
    int code = 0;
    QString text;

    /// Not the disk's fault but ours: a row that a constraint forbids.
    [[nodiscard]] bool isConstraint() const;
    /// The file is damaged, or none of SQLite's any more.
    [[nodiscard]] bool isCorruption() const;
    /// There is no room on the disk.
    [[nodiscard]] bool isFull() const;
};

/// One connection to a database file, used by one thread at a time.
///
/// The first error sticks, and from then on no statement does anything until clearError(): code that runs many
/// statements asks once, at its end. (SQLite may have ended the transaction by itself; what came after would be
/// committed alone.) A transaction with an error is never committed.
class Database
{
public:
    enum class Access { ReadWrite, ReadOnly };

    /// ReadWrite makes the file where there is none, readable by its owner only.
    [[nodiscard]] static Expected<std::unique_ptr<Database>, SqlError> open(const QString &path, Access access);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// Runs statements that answer nothing.
    void execute(const char *sql);
    [[nodiscard]] qint64 number(const char *sql);
    [[nodiscard]] QString text(const char *sql);

    [[nodiscard]] const std::optional<SqlError> &error() const { return m_error; }
    void clearError() { m_error.reset(); }
    /// Notes what a call to SQLite returned, if it was an error.
    void note(int code);
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }

private:
    explicit Database(sqlite3 *handle);

    sqlite3 *m_handle = nullptr;
    std::optional<SqlError> m_error;
};

} // namespace madang::server::sqlite
