// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/dialect.h"

namespace madang::bench
{

/// What the command line asks for.
struct Order {
    std::string mode;
    uint16_t port = 0;
    DialectOptions dialect;
    size_t receivers = 0;
    size_t senders = 1;
    size_t idle = 0; ///< connected beside those, in other rooms
    std::vector<Account> idlers;
    size_t stalled = 0; ///< receivers beside those, who never read
    double rate = 20;
    double seconds = 10;
    size_t bytes = 130;
    std::vector<int> processes;
};

[[nodiscard]] Order orderFrom(int argc, char **argv);

} // namespace madang::bench
