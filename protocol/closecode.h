// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QtGlobal>

namespace madang
{

/// Why a WebSocket was closed. 4000 to 4499: come back; 4500 to 4999: do not come back by yourself.
/// 1012 to 2999 are never used: Qt 6.4.2 reports those as 1002.
enum class CloseCode : quint16 {
    GoingAway = 1001,
    ProtocolError = 1002,
    TooLarge = 1009,
    Retry = 4000,
    Restarting = 4001,
    NoHello = 4003,
    TooSlow = 4008,
    Overloaded = 4013,
    BadProtocol = 4500,
    SignedOut = 4501,
    Forbidden = 4503,
    Replaced = 4509,
    ClientTooOld = 4510,
    TooManyErrors = 4529,
};

/// The reason that travels with the code: ASCII, because Qt cuts it at 123 bytes with no regard to UTF-8.
[[nodiscard]] QLatin1StringView reasonOf(CloseCode code);

/// Whether a client that was closed with `code` (any number, also of other programs) may come back by itself.
[[nodiscard]] bool mayComeBack(quint16 code);

} // namespace madang
