// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/ops/config.h"
#include "server/ops/housekeeping.h"

namespace madang::server
{

/// Has the task carried out by the server that holds the data folder, or does it here where none runs; the program's
/// exit code.
[[nodiscard]] int carryOut(const HousekeepingTask &task, const ServerConfig &config);

} // namespace madang::server
