// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/error.h"

/// Why the log refuses, the same from every implementation.
namespace madang::server::refusals
{

[[nodiscard]] Error idTaken();
[[nodiscard]] Error nameTaken();
[[nodiscard]] Error roomTaken();
[[nodiscard]] Error messageGone();
[[nodiscard]] Error repliesToNothing();
[[nodiscard]] Error roomGone();
[[nodiscard]] Error userGone();
[[nodiscard]] Error invitationGone();
/// The disk refuses, or more is waiting than may; nothing was stored.
[[nodiscard]] Error storageTrouble();
/// The file is damaged: nothing is stored any more, until somebody has restored it.
[[nodiscard]] Error logDamaged();

} // namespace madang::server::refusals
