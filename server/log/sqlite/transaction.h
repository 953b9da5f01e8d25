// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/log/sqlite/database.h"

namespace madang::server::sqlite
{

/// BEGIN ... COMMIT; whatever was not committed is rolled back at the end of this object.
class Transaction
{
public:
    /// Write takes the write lock at once: a deferred transaction that begins to write later may fail however long it
    /// waits.
    enum class Kind { Read, Write };

    Transaction(Database &database, Kind kind);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    /// True when all of it is on the disk. With an error since the beginning nothing is committed.
    [[nodiscard]] bool commit();

private:
    Database &m_database;
};

} // namespace madang::server::sqlite
