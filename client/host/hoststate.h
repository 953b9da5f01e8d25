// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/endpoint.h"

#include <QString>

#include <chrono>
#include <optional>

namespace madang::client
{

using std::chrono::milliseconds;

/// Who can reach the server that this program starts.
enum class Reach { ThisComputer, Network };

enum class HostPhase {
    Stopped,
    Looking,  ///< whether one that was started before still runs
    Starting, ///< until it says that it listens
    Running,
    Waiting, ///< it ended by itself; it is started again at `nextTry`
    Stopping,
    Failed, ///< only a person can help
};

enum class HostProblem {
    NoProgram,    ///< madang-server is not installed
    NoFolder,     ///< its data folder cannot be made or written to
    NoPort,       ///< none is free
    KeepsEnding,  ///< it ends again and again, or never listens
    Unresponsive, ///< an older one runs, does not answer and does not end
};

/// The bundled server as a value. Times are those of Clock::steady().
struct HostState {
    HostPhase phase = HostPhase::Stopped;
    quint16 port = 0;          ///< while Running
    bool portWasTaken = false; ///< it listens on another port than on the last one, or than the usual one
    Reach reach = Reach::ThisComputer;
    std::optional<HostProblem> problem{};
    std::optional<milliseconds> nextTry{};
    QString detail{}; ///< the program's last words, in English

    bool operator==(const HostState &) const = default;
};

} // namespace madang::client
