// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace madang::bench
{

/// The value below which `share` (0 to 1) of all lie; 0 where there are none. Orders them.
[[nodiscard]] uint32_t percentile(std::vector<uint32_t> &values, double share);

/// Processor time of these processes so far, user and system, in seconds.
[[nodiscard]] double processorSeconds(const std::vector<int> &processes);

} // namespace madang::bench
