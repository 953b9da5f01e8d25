// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/ops/config.h"

namespace madang::server
{

/// Puts the server together and runs it until it is told to end; the program's exit code.
[[nodiscard]] int serve(const ServerConfig &config);

} // namespace madang::server
