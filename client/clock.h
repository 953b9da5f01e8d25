// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace madang::client
{

using std::chrono::milliseconds;

/// Where time comes from. Domain code asks here and nowhere else, so that a test can say what time it is.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Wall time: milliseconds since 1970 UTC.
    [[nodiscard]] virtual milliseconds now() const = 0;
    /// Milliseconds that only ever grow; their origin means nothing.
    [[nodiscard]] virtual milliseconds steady() const = 0;
};

/// The clock of this machine.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] milliseconds now() const override
    {
        return std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch());
    }
    [[nodiscard]] milliseconds steady() const override
    {
        return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
    }
};

} // namespace madang::client
