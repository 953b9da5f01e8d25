// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/forwarded.h"

#include <optional>

namespace madang::server
{

namespace
{

constexpr int mostHops = 16; ///< more proxies one behind the other have nobody

/// 192.0.2.1, 192.0.2.1:8080, 2001:db8::1, [2001:db8::1] or [2001:db8::1]:8080; nothing for `unknown`, hidden names and
/// nonsense. Nobody needs the port.
std::optional<QHostAddress> hopFrom(QByteArrayView text)
{
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        const bool isAll = end == text.size() - 1;
        if (end < 0 || (!isAll && text.at(end + 1) != ':'))
            return std::nullopt;
        const auto address = addressFrom(text.sliced(1, end - 1));
        return address && address->protocol() == QAbstractSocket::IPv6Protocol ? address : std::nullopt;
    }
    const qsizetype colon = text.indexOf(':');
    const bool hasPort = colon >= 0 && colon == text.lastIndexOf(':');
    return addressFrom(hasPort ? text.first(colon) : text);
}

} // namespace

QHostAddress clientBehind(const Networks &proxies, const QHostAddress &peer, const QByteArrayList &forwardedFor)
{
    QHostAddress client = peer;
    int hops = 0;
    for (qsizetype field = forwardedFor.size(); field-- > 0;) {
        QByteArrayView rest(forwardedFor.at(field));
        for (qsizetype comma = rest.size(); comma >= 0;) {
            if (!proxies.contains(client) || hops++ == mostHops)
                return client;
            rest = rest.first(comma);
            comma = rest.lastIndexOf(',');
            const auto hop = hopFrom(rest.sliced(comma + 1).trimmed());
            if (!hop)
                return client;
            client = *hop;
        }
    }
    return client;
}

} // namespace madang::server
