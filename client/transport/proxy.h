// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/endpoint.h"

#include <QNetworkProxy>

#include <functional>

namespace madang::client
{

/// The proxy on the way to a server: none to what is nearby, else what the desktop is set to. Said explicitly, because
/// Qt's default depends on what the application did before.
[[nodiscard]] QNetworkProxy proxyTo(const Endpoint &endpoint);

/// Which proxy leads to a server; asked at each connection.
using ProxyTo = std::function<QNetworkProxy(const Endpoint &endpoint)>;

} // namespace madang::client
