// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>

namespace madang::server
{

// What lies in a data folder beside lock, port and pid.
inline constexpr QLatin1StringView logFileName{"log.sqlite"};
inline constexpr QLatin1StringView controlFileName{"control"};

} // namespace madang::server
