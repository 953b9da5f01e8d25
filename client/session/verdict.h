// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/session/connectionstate.h"
#include "protocol/error.h"

/// What the server's refusals mean for whoever wants to stay connected.
namespace madang::client
{

/// Of a refused `hello` that is of no use to repeat.
[[nodiscard]] StopReason stopFor(ErrorCode code);
/// Of a close code that says not to come back.
[[nodiscard]] StopReason stopFor(std::optional<quint16> closeCode);
/// Of a close code, or of none, with which one may come back.
[[nodiscard]] Trouble troubleFor(std::optional<quint16> closeCode);

} // namespace madang::client
