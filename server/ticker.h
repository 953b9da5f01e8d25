// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/clock.h"

#include <functional>

namespace madang::server
{

/// Where the rhythm comes from for what has to happen by itself: heartbeats, things that expire.
class Ticker
{
public:
    virtual ~Ticker() = default;

    /// Calls `tick` again and again, `every` so long, in the caller's event loop, until the Ticker is gone.
    virtual void start(milliseconds every, std::function<void()> tick) = 0;
};

} // namespace madang::server
