// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/host/hoststate.h"

#include <QStringList>

namespace madang::client
{

/// The first port from `preferred` on that nobody listens on; nothing where the next hundred are taken.
[[nodiscard]] std::optional<quint16> freePort(quint16 preferred, Reach reach);

/// Where others in the same network reach this computer: its IPv4 addresses, the likeliest first.
[[nodiscard]] QStringList networkAddresses();

} // namespace madang::client
