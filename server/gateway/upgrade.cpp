// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/upgrade.h"

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int keyBytes = 16;

/// Host and port, with the port that the scheme implies.
std::pair<QString, int> placeOf(const QUrl &url)
{
    return {url.host().toLower(), url.port(url.scheme() == "https"_L1 ? 443 : 80)};
}

HttpResponse upgradeRequired(const QString &text)
{
    HttpResponse response = errorResponse({ErrorCode::Unsupported, text}, 426);
    response.fields.append(HttpField{"Upgrade", "websocket"});
    response.fields.append(HttpField{"Sec-WebSocket-Version", "13"});
    return response;
}

bool isWebSocketAlone(const QByteArrayList &protocols)
{
    return protocols.size() == 1 && protocols.first().compare("websocket", Qt::CaseInsensitive) == 0;
}

bool isKey(const QByteArray &key)
{
    const auto decoded = QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() == keyBytes;
}

} // namespace

bool isOwnOrigin(const HttpRequest &request, const QUrl &publicUrl)
{
    const QByteArrayList origins = request.allOf("origin");
    if (origins.isEmpty())
        return true;
    const QUrl origin(QString::fromLatin1(origins.first()), QUrl::StrictMode);
    const bool isPage = origin.scheme() == "http"_L1 || origin.scheme() == "https"_L1;
    if (origins.size() > 1 || !origin.isValid() || !isPage || origin.host().isEmpty() || !origin.path().isEmpty())
        return false;
    if (publicUrl.isValid() && origin.scheme() == publicUrl.scheme() && placeOf(origin) == placeOf(publicUrl))
        return true;
    const QUrl own(origin.scheme() + "://"_L1 + QString::fromLatin1(request.field("host")), QUrl::StrictMode);
    return own.isValid() && placeOf(origin) == placeOf(own);
}

std::optional<HttpResponse> refusalOfUpgrade(const HttpRequest &request, const QUrl &publicUrl)
{
    if (request.minorVersion < 1)
        return upgradeRequired(u"WebSocket needs HTTP/1.1"_s);
    // Alone: Qt takes no other protocols beside it.
    if (!isWebSocketAlone(request.tokensOf("upgrade")) || !request.hasToken("connection", "upgrade"))
        return upgradeRequired(u"this address speaks WebSocket: Upgrade: websocket, Connection: Upgrade"_s);
    if (request.tokensOf("sec-websocket-version") != QByteArrayList{"13"})
        return upgradeRequired(u"the WebSocket version must be 13"_s);
    const QByteArrayList keys = request.allOf("sec-websocket-key");
    if (keys.size() != 1 || !isKey(keys.first()))
        return errorResponse(badRequest(u"Sec-WebSocket-Key must be 16 bytes in base64"_s));
    if (!isOwnOrigin(request, publicUrl))
        return errorResponse({ErrorCode::Forbidden, u"another site's page may not connect"_s});
    if (!request.tokensOf("sec-websocket-protocol").contains(QByteArray(webSocketProtocol.data())))
        return upgradeRequired(u"the sub-protocol madang.v1 must be offered"_s);
    if (!request.body.isEmpty())
        return errorResponse(badRequest(u"an upgrade has no body"_s));
    return std::nullopt;
}

} // namespace madang::server
