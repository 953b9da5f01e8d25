// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/ladder/ways.h"
#include "client/session/connectionstate.h"

#include <variant>

namespace madang::client
{

/// What can happen to a connection, each as a value.
namespace happenings
{

struct Connecting {
    bool operator==(const Connecting &) const = default;
};
struct WentLive {
    std::optional<Passage> passage{};
    milliseconds took{};         ///< since it began to connect
    std::optional<int> missed{}; ///< events that came before the first `live`; nothing: it has not come yet

    bool operator==(const WentLive &) const = default;
};
struct Switched {
    Passage to;

    bool operator==(const Switched &) const = default;
};
/// A way that did not work.
struct Failed {
    Way way = Way::WebSocket;
    std::optional<Obstacle> obstacle{};
    bool isProbe = false; ///< beside one that worked

    bool operator==(const Failed &) const = default;
};
struct Lost {
    Trouble trouble = Trouble::Unreachable;
    std::optional<Cause> cause{};

    bool operator==(const Lost &) const = default;
};
struct Stopped {
    StopReason reason = StopReason::SignedOut;

    bool operator==(const Stopped &) const = default;
};

} // namespace happenings

/// One entry of the history of a connection. What happens again and again while nothing else changes is one entry that
/// counts, so that an outage of a night does not push out how it began.
struct Happening {
    using What = std::variant<happenings::Connecting, happenings::WentLive, happenings::Switched, happenings::Failed,
                              happenings::Lost, happenings::Stopped>;

    milliseconds at{};     ///< wall time, of the first
    milliseconds lastAt{}; ///< of the last
    int times = 1;
    What what;

    bool operator==(const Happening &) const = default;
};

} // namespace madang::client
