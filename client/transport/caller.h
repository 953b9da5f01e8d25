// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/endpoint.h"
#include "protocol/ids.h"

#include <QNetworkRequest>
#include <QUrlQuery>

namespace madang::client
{

/// Who asks over HTTP, and whom.
struct Caller {
    Endpoint endpoint{};
    QString token{};
    SessionId session{};
};

/// A request as all of ours are: HTTP/1.1 (Qt 6.4.2 lacks fixes for HTTP/2), no redirects, no cookies, nothing from a
/// cache, and the token in its head, never in the address.
[[nodiscard]] QNetworkRequest requestOf(const Caller &caller, const QString &path, const QUrlQuery &query = {});

} // namespace madang::client
