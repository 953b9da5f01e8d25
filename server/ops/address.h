// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/link.h"
#include "server/ops/config.h"

namespace madang::server
{

/// How a server that listens at `port` is reached from elsewhere: its public address, or the one it listens at. For one
/// that listens everywhere, this machine's first address on a network.
[[nodiscard]] Link linkTo(const ServerConfig &config, quint16 port);
/// `http://ADDRESS:PORT` of where it listens.
[[nodiscard]] QString webAddressOf(const QHostAddress &address, quint16 port);

} // namespace madang::server
