// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/closecode.h"

#include <QByteArrayView>

#include <string>

namespace madang::server
{

/// Appends a WebSocket text frame (RFC 6455, 5.2; a server's are not masked). QWebSocket would copy each message for
/// each receiver and write it in two parts; a frame of our own goes to the socket as it is.
void appendTextFrame(std::string &out, QByteArrayView text);
void appendCloseFrame(std::string &out, CloseCode code);

} // namespace madang::server
