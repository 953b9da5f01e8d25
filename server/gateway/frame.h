// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/closecode.h"

#include <QByteArray>

namespace madang::server
{

/// A WebSocket's text frame (RFC 6455, 5.2; a server's are not masked). QWebSocket would copy each message for each
/// receiver and write it in two parts; a frame of our own goes to the socket as it is.
[[nodiscard]] QByteArray textFrame(QByteArrayView text);
[[nodiscard]] QByteArray closeFrame(CloseCode code);

} // namespace madang::server
