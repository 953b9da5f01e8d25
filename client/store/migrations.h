// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

namespace madang::client
{

class Database;

/// Brings the file to the newest form, one numbered step after the other; each is one transaction. A file from a newer
/// program is called damaged, since it can't be read.
[[nodiscard]] bool migrate(Database &database);

} // namespace madang::client
