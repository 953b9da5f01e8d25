// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/descriptors.h"

#include <algorithm>
#include <limits>

#include <sys/resource.h>

namespace madang::server::descriptors
{

int raiseLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return std::numeric_limits<int>::max();
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    return static_cast<int>(std::min<rlim_t>(limit.rlim_max, std::numeric_limits<int>::max()));
}

int connectionsWithin(int descriptors, int wanted)
{
    constexpr int kept = 200;
    const int possible = descriptors - std::min(kept, descriptors / 4);
    return wanted == 0 ? possible : std::min(wanted, possible);
}

} // namespace madang::server::descriptors
