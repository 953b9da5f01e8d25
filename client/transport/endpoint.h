// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/link.h"

namespace madang::client
{

/// Where a server is reached. It says nothing about which server that is: only the server's id does.
struct Endpoint {
    QString host{};
    quint16 port = Link::defaultPort;
    bool tls = false;
    QString fingerprint{};

    bool operator==(const Endpoint &) const = default;
};

/// Where a link leads, without its invitation.
[[nodiscard]] Endpoint endpointOf(const Link &link);
/// A link without invitation.
[[nodiscard]] Link linkTo(const Endpoint &endpoint);
/// HOST:PORT, as people read it.
[[nodiscard]] QString addressOf(const Endpoint &endpoint);
/// Whether the host is this machine or one beside it: never reached through a proxy.
[[nodiscard]] bool isNearby(const Endpoint &endpoint);

} // namespace madang::client
