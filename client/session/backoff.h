// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <optional>

namespace madang::client
{

using std::chrono::milliseconds;

/// A time by chance between 0 and `most`, both included.
using Dice = std::function<milliseconds(milliseconds most)>;
[[nodiscard]] Dice systemDice();

/// How long to wait before the next try: full jitter, so that many clients that lost the same server come back one by
/// one.
class Backoff
{
public:
    static constexpr milliseconds firstMost{300};
    static constexpr milliseconds unit{500};
    static constexpr milliseconds most{20'000};

    explicit Backoff(Dice dice);

    /// The wait before the next try. `notBefore` is what the server asked for.
    [[nodiscard]] milliseconds next(std::optional<milliseconds> notBefore = std::nullopt);
    /// The next wait is a first one again.
    void reset() { m_tries = 0; }

private:
    Dice m_dice;
    int m_tries = 0;
};

} // namespace madang::client
