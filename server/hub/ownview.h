// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/directory.h"

#include <optional>

namespace madang::server
{

/// The event as `reader` gets it where that is not what all others get: who joins a room also gets the room.
[[nodiscard]] std::optional<Event> ownView(const Event &event, const UserId &reader, const Directory &directory);

} // namespace madang::server
