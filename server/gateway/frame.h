// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/closecode.h"

#include <QByteArray>
#include <QByteArrayView>

namespace madang::server
{

/// Appends a WebSocket text frame (RFC 6455, 5.2; a server's are not masked). QWebSocket would copy each message for
/// each receiver and write it in two parts; a frame of our own goes to the socket as it is.
void appendTextFrame(QByteArray &out, QByteArrayView text);
void appendCloseFrame(QByteArray &out, CloseCode code);

} // namespace madang::server
