// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/fuzz/targets.h"

#include <cstdio>
#include <cstdlib>

namespace madang::fuzz
{

void demand(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

} // namespace madang::fuzz
