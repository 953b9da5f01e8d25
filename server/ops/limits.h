// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>

#include <span>

namespace madang::server
{

/// What an operator may limit; the keys of the configuration's [limits]. 0 turns a limit off.
/// (What both sides of the wire know and nobody may change is in protocol/limits.h.)
struct Limits {
    int postsPerSecond = 10; ///< by user
    int postsBurst = 60;
    int commandsPerSecond = 50; ///< by user
    int typingPerSecond = 1;    ///< by user and room
    int connectionsPerUser = 20;
    int connectionsTotal = 15'000;
    int unauthenticatedPerAddress = 100; ///< an IPv6 address counts by its /64, here and below
    int failuresPerMinute = 30;          ///< by address: failed sign-ins and refused requests
    int messageBytes = 65'536;
    int textCodePoints = 4'000;
    int queueBytes = 1'048'576; ///< of what one connection has not yet taken

    friend bool operator==(const Limits &, const Limits &) = default;
};

/// One key of [limits] and the field that it sets.
struct LimitKey {
    QLatin1StringView name;
    int Limits::*field = nullptr;
};

[[nodiscard]] std::span<const LimitKey> limitKeys();

} // namespace madang::server
