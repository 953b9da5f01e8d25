// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/way.h"

#include <QByteArray>

namespace madang::client
{

/// Something that went over the wire, for whoever shows or counts it.
struct Carried {
    enum class Direction { In, Out };

    Direction direction = Direction::In;
    Way way = Way::WebSocket;
    QByteArray message{}; ///< its JSON; empty where bytes or a request carried none
    qint64 bytes = 0;     ///< as this program sees them: without TLS, frames' heads and what a library adds
    int requests = 0;     ///< HTTP requests that were begun for it
};

} // namespace madang::client
