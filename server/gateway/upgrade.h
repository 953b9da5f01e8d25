// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/response.h"

#include <QUrl>

#include <optional>

namespace madang::server
{

/// The sub-protocol that a WebSocket must offer.
inline constexpr QLatin1StringView webSocketProtocol{"madang.v1"};

/// Whether a browser's page may ask: there is no Origin (then it is no browser), or it is this server's own.
[[nodiscard]] bool isOwnOrigin(const HttpRequest &request, const QUrl &publicUrl);

/// Why a request for the WebSocket is refused, nothing where it may be handed over. Done here because Qt would close
/// such a connection without a word.
[[nodiscard]] std::optional<HttpResponse> refusalOfUpgrade(const HttpRequest &request, const QUrl &publicUrl);

} // namespace madang::server
