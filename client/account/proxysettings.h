// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/proxy.h"

namespace madang::client
{

/// Through what a person wants to reach servers.
struct ProxyChoice {
    enum class Kind {
        System, ///< what the desktop is set to
        None,
        Manual,
    };

    static constexpr int portMost = 65'535;

    Kind kind = Kind::System;
    QString host{}; ///< of a manual one, as all that follows
    quint16 port = 8080;
    QString user{}; ///< empty: it asks nobody who they are
    QString password{};

    bool operator==(const ProxyChoice &) const = default;
};

/// That choice, on disk at once, in a file for its owner alone. What is nearby is reached without a proxy in any case.
class ProxySettings
{
public:
    explicit ProxySettings(QString file);

    [[nodiscard]] const ProxyChoice &choice() const { return m_choice; }
    /// False where it could not be written; it holds for as long as the program runs.
    [[nodiscard]] bool choose(const ProxyChoice &choice);
    /// For connections that begin from now on.
    [[nodiscard]] QNetworkProxy proxyTo(const Endpoint &endpoint) const;

private:
    QString m_file;
    ProxyChoice m_choice;
};

} // namespace madang::client
