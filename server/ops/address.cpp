// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/address.h"

#include <QNetworkInterface>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int httpPort = 80;
constexpr int httpsPort = 443;

bool isEverywhere(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::Any) || address == QHostAddress(QHostAddress::AnyIPv4) ||
           address == QHostAddress(QHostAddress::AnyIPv6);
}

QHostAddress reachable(const QHostAddress &address)
{
    if (!isEverywhere(address))
        return address;
    const QList<QHostAddress> all = QNetworkInterface::allAddresses();
    for (const QHostAddress &each : all)
        if (each.protocol() == QAbstractSocket::IPv4Protocol && !each.isLoopback() && !each.isLinkLocal())
            return each;
    const QHostAddress nowhereElse(QHostAddress::LocalHost);
    return nowhereElse;
}

} // namespace

Link linkTo(const ServerConfig &config, quint16 port)
{
    if (!config.publicUrl.isValid() || config.publicUrl.host().isEmpty())
        return {.host = reachable(config.address).toString(), .port = port};
    const bool isTls = config.publicUrl.scheme() == "https"_L1;
    return {.host = config.publicUrl.host(),
            .port = static_cast<quint16>(config.publicUrl.port(isTls ? httpsPort : httpPort)),
            .tls = isTls};
}

QString webAddressOf(const QHostAddress &address, quint16 port)
{
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (isIpv6 ? u"http://[%1]:%2"_s : u"http://%1:%2"_s).arg(address.toString()).arg(port);
}

} // namespace madang::server
