// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/endpoint.h"
#include "protocol/objects.h"

namespace madang::client
{

/// A user on a server who was signed in here once.
struct KnownServer {
    ServerId server;
    UserId user;
    QString serverName{};
    QString userName{};
    Endpoint endpoint{};     ///< where it was last seen
    milliseconds lastUsed{}; ///< since 1970 UTC
    bool bundled = false;    ///< it is the one that this program starts itself

    bool operator==(const KnownServer &) const = default;
};

/// The list of those, on disk at once.
class KnownServers
{
public:
    explicit KnownServers(QString file);

    /// The last used one first.
    [[nodiscard]] const QList<KnownServer> &all() const { return m_servers; }
    [[nodiscard]] const KnownServer *find(const ServerId &server, const UserId &user) const;
    /// New, or in the place of the same user on the same server. False where it could not be written.
    [[nodiscard]] bool remember(const KnownServer &server);
    [[nodiscard]] bool forget(const ServerId &server, const UserId &user);

private:
    void drop(const ServerId &server, const UserId &user);
    void put(const KnownServer &server);
    [[nodiscard]] bool save() const;

    QString m_file;
    QList<KnownServer> m_servers;
};

} // namespace madang::client
