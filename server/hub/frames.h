// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/codec.h"
#include "server/hub/outlet.h"

/// What the hub says to many, encoded.
namespace madang::server::frames
{

[[nodiscard]] SharedFrame of(const Event &event);
[[nodiscard]] SharedFrame of(const Signal &signal);

} // namespace madang::server::frames
