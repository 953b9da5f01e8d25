// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

namespace madang::server::descriptors
{

/// Lets the process have as many descriptors as it is allowed to, since the usual 1,024 are few for a server; how many
/// that are.
[[nodiscard]] int raiseLimit();

/// How many connections there may be with so many descriptors, where `wanted` (0: any number) are wanted. The rest is
/// for the log, for backups, and for those who are refused.
[[nodiscard]] int connectionsWithin(int descriptors, int wanted);

} // namespace madang::server::descriptors
