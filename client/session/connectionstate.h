// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/cause.h"
#include "client/transport/way.h"

#include <QString>

#include <chrono>
#include <optional>

namespace madang::client
{

using std::chrono::milliseconds;

/// Where a session is.
enum class Phase {
    Idle,       ///< not wanted
    Connecting, ///< the transport opens
    Greeting,   ///< it is open, the answer to `hello` is not there yet
    Live,
    Waiting, ///< for the next try
    Stopped, ///< only a person can help
};

/// Why a session does not try again by itself.
enum class StopReason {
    SignedOut,     ///< the token is not good any more
    Forbidden,     ///< banned
    ClientTooOld,  ///< or the server is: they do not understand each other
    BadProtocol,   ///< the server found fault with what we sent
    TooManyErrors, ///< more than once
    Replaced,      ///< this very session has another connection
    OtherServer,   ///< at this address is another server, or the token belongs to another user
};

/// What went wrong last.
enum class Trouble {
    Unreachable, ///< no connection, or it broke
    NoAnswer,    ///< a connection, but nobody who speaks on it
    Silent,      ///< no sign of life for too long
    Restarting,  ///< the server said that it will be back
    Overloaded,  ///< the server asked to come back later
    Unreadable,  ///< it sent what is not our protocol
    Resync,      ///< the position was lost; everything is loaded again
};

/// All that is to be shown about the connection, as a value. Times are those of Clock::steady().
struct ConnectionState {
    Phase phase = Phase::Idle;
    milliseconds since{};                  ///< in this phase
    std::optional<milliseconds> lostAt{};  ///< since when there is no connection; nothing while Live
    std::optional<milliseconds> nextTry{}; ///< while Waiting
    int attempts = 0;                      ///< since the last time that it was Live
    bool wasLive = false;                  ///< false: this is the first connection since the start
    std::optional<StopReason> stopped{};   ///< while Stopped
    std::optional<Trouble> trouble{};      ///< the last one; nothing while Live
    std::optional<Cause> cause{};          ///< of the trouble, where it says more
    QString address{};                     ///< HOST:PORT
    std::optional<Passage> passage{};      ///< while Live, where the transport says it

    [[nodiscard]] bool isLive() const { return phase == Phase::Live; }
    bool operator==(const ConnectionState &) const = default;
};

} // namespace madang::client
