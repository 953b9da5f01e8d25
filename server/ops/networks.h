// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/expected.h"

#include <QByteArrayView>
#include <QHostAddress>
#include <QList>
#include <QString>

#include <optional>

namespace madang::server
{

/// An address in its plain form, such as 192.0.2.1 or 2001:db8::1. Qt would also take 1, 0x7f.1 and a scope.
[[nodiscard]] std::optional<QHostAddress> addressFrom(QByteArrayView text);

/// Some networks, told as 10.0.0.0/8; an address alone is a network of one. IPv4 is IPv4 also where it came mapped into
/// IPv6.
class Networks
{
public:
    /// Of a text with commas in between. The error says what must stand there.
    [[nodiscard]] static Expected<Networks, QString> fromText(const QString &text);

    [[nodiscard]] bool contains(const QHostAddress &address) const;

    friend bool operator==(const Networks &, const Networks &) = default;

private:
    struct Network {
        QHostAddress first; ///< as IPv6
        int bits = 0;       ///< of IPv6

        friend bool operator==(const Network &, const Network &) = default;
    };
    [[nodiscard]] static Expected<Network, QString> networkFrom(const QString &text);

    QList<Network> m_networks;
};

} // namespace madang::server
