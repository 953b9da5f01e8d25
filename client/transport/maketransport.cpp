// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/maketransport.h"

#include "client/transport/httptransport.h"
#include "client/transport/websockettransport.h"

namespace madang::client
{

std::unique_ptr<Transport> makeTransport(Way way, Alarms &alarms, const ProxyTo &proxyTo)
{
    if (way == Way::WebSocket)
        return std::make_unique<WebSocketTransport>(proxyTo);
    return std::make_unique<HttpTransport>(way, alarms, proxyTo);
}

} // namespace madang::client
