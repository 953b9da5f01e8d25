// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/proxy.h"

namespace madang::client
{

QNetworkProxy proxyTo(const Endpoint &endpoint)
{
    if (isNearby(endpoint))
        return {QNetworkProxy::NoProxy};
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(httpUrl(linkTo(endpoint))));
    return proxies.value(0, QNetworkProxy(QNetworkProxy::NoProxy));
}

} // namespace madang::client
