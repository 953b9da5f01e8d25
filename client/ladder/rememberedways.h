// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/clock.h"
#include "client/transport/endpoint.h"
#include "client/transport/way.h"

#include <QMap>
#include <QString>

#include <functional>

namespace madang::client
{

/// Where this computer is, by the subnets of its networks; another text on another network.
[[nodiscard]] QString currentNetwork();

/// Which way worked last, for each server on each network; for a day, because networks are mended. In a file, on disk
/// at once. Of networks it keeps only a hash.
class RememberedWays
{
public:
    static constexpr std::chrono::hours keptFor{24};
    static constexpr qsizetype most = 50; ///< places; then the oldest goes

    RememberedWays(QString file, const Clock &clock, std::function<QString()> network = currentNetwork);

    /// The best way where nothing else is known.
    [[nodiscard]] Way best(const Endpoint &server) const;
    void remember(const Endpoint &server, Way way);

private:
    struct Entry {
        Way way = Way::WebSocket;
        milliseconds at{};
    };

    [[nodiscard]] QString placeOf(const Endpoint &server) const;
    void load();
    void save() const;

    QString m_file;
    const Clock &m_clock;
    std::function<QString()> m_network;
    QMap<QString, Entry> m_entries; ///< by place
};

} // namespace madang::client
