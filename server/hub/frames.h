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
[[nodiscard]] bool isPresence(const Frame &frame);
/// Whether it is out of date as soon as it is late or there is a newer one: presence and typing.
[[nodiscard]] bool isPassing(const Frame &frame);

} // namespace madang::server::frames
