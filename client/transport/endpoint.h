// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

namespace madang::client
{

enum class Security { Plain, Tls };

/// Where a server is reached. It says nothing about which server that is: only the server's id does.
struct Endpoint {
    QString host;
    quint16 port = 8787;
    Security security = Security::Plain;

    bool operator==(const Endpoint &) const = default;
};

/// `ws` or `http` (with TLS: `wss`, `https`), host, port and `path`.
[[nodiscard]] QUrl webSocketUrl(const Endpoint &endpoint, const QString &path);
[[nodiscard]] QUrl httpUrl(const Endpoint &endpoint, const QString &path);
/// HOST:PORT, as people read it.
[[nodiscard]] QString addressOf(const Endpoint &endpoint);
/// Whether the host is this machine or one beside it: never reached through a proxy.
[[nodiscard]] bool isNearby(const Endpoint &endpoint);

} // namespace madang::client
