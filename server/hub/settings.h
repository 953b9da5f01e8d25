// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/commands/session.h"

namespace madang::server
{

/// Whom an invitation may come from.
enum class Inviting { Everybody, Admins };

/// What an operator decides about the hub.
struct HubSettings {
    QString serverName{};
    QString version{};
    AnnouncedLimits limits{.messageBytes = limits::messageBytes, .textCodePoints = limits::textCodePoints};
    qint64 typingPerSecond = 1; ///< 0: no limit, here and below
    qint64 postsPerSecond = 0;  ///< by user
    qint64 postsBurst = 0;
    qint64 commandsPerSecond = 0; ///< by user
    qint64 connectionsPerUser = 0;
    Inviting inviting = Inviting::Everybody;
    milliseconds restartsAfter{2'000}; ///< what `restarting` says
};

} // namespace madang::server
