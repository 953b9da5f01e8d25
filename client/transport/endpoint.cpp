// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/endpoint.h"

#include <QHostAddress>

namespace madang::client
{

using namespace Qt::StringLiterals;

Endpoint endpointOf(const Link &link)
{
    return {.host = link.host, .port = link.port, .tls = link.tls, .fingerprint = link.fingerprint};
}

Link linkTo(const Endpoint &endpoint)
{
    return {.host = endpoint.host, .port = endpoint.port, .tls = endpoint.tls, .fingerprint = endpoint.fingerprint};
}

QString addressOf(const Endpoint &endpoint)
{
    const QString host = endpoint.host.contains(u':') ? QString(u'[' + endpoint.host + u']') : endpoint.host;
    return host + u':' + QString::number(endpoint.port);
}

bool isNearby(const Endpoint &endpoint)
{
    const QString host = endpoint.host.toLower();
    const QHostAddress address(host);
    if (address.isNull())
        return !host.contains(u'.') || host.endsWith(".local"_L1) || host.endsWith(".localhost"_L1);
    if (address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast())
        return true;
    return address.isInSubnet(QHostAddress(u"10.0.0.0"_s), 8) ||
           address.isInSubnet(QHostAddress(u"172.16.0.0"_s), 12) ||
           address.isInSubnet(QHostAddress(u"192.168.0.0"_s), 16);
}

} // namespace madang::client
