// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace madang::server
{

/// How long a piece of work may be made to stand still, so that it always gets on: some time whatever happens, and
/// beyond that a multiple of what it has worked.
struct StandingBudget {
    std::chrono::nanoseconds slack = std::chrono::milliseconds(60);
    int share = 4; ///< times as long as it works

    /// Less than nothing where it has stood too long.
    [[nodiscard]] constexpr std::chrono::nanoseconds left(std::chrono::nanoseconds worked,
                                                          std::chrono::nanoseconds stood) const
    {
        return slack + share * worked - stood;
    }
};

} // namespace madang::server
