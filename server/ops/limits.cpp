// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/limits.h"

#include <array>

namespace madang::server
{

std::span<const LimitKey> limitKeys()
{
    using namespace Qt::StringLiterals;
    static constexpr std::array<LimitKey, 11> keys{{
        {"posts_per_second"_L1, &Limits::postsPerSecond},
        {"posts_burst"_L1, &Limits::postsBurst},
        {"commands_per_second"_L1, &Limits::commandsPerSecond},
        {"typing_per_second"_L1, &Limits::typingPerSecond},
        {"connections_per_user"_L1, &Limits::connectionsPerUser},
        {"connections_total"_L1, &Limits::connectionsTotal},
        {"unauthenticated_per_address"_L1, &Limits::unauthenticatedPerAddress},
        {"failures_per_minute"_L1, &Limits::failuresPerMinute},
        {"message_bytes"_L1, &Limits::messageBytes},
        {"text_code_points"_L1, &Limits::textCodePoints},
        {"queue_bytes"_L1, &Limits::queueBytes},
    }};
    return keys;
}

} // namespace madang::server
