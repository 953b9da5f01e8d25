// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/transport/proxy.h"
#include "client/transport/transport.h"

#include <memory>

namespace madang::client
{

/// The one that goes this way.
[[nodiscard]] std::unique_ptr<Transport> makeTransport(Way way, Alarms &alarms, const ProxyTo &proxyTo);

} // namespace madang::client
