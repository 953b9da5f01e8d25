// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/error.h"
#include "protocol/expected.h"
#include "server/log/sqlite/database.h"

namespace madang::server::sqlite
{

/// The version that this program writes: how many migrations there are.
[[nodiscard]] int schemaVersion();

/// Makes the tables of a new file or brings an older one up to date, in one transaction. Refuses what is no log of ours
/// and what a newer program has written.
[[nodiscard]] Expected<void, Error> migrate(Database &database);

/// Refuses what this program can't read; changes nothing.
[[nodiscard]] Expected<void, Error> checkVersion(Database &database);

/// An error of SQLite as what to tell an operator.
[[nodiscard]] Error asError(const SqlError &error);

} // namespace madang::server::sqlite
