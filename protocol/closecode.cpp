// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "protocol/closecode.h"

namespace madang
{

using namespace Qt::StringLiterals;

QLatin1StringView reasonOf(CloseCode code)
{
    switch (code) {
    case CloseCode::GoingAway:
        return "going away"_L1;
    case CloseCode::ProtocolError:
        return "no valid WebSocket frame"_L1;
    case CloseCode::TooLarge:
        return "message too large"_L1;
    case CloseCode::Retry:
        return "come back"_L1;
    case CloseCode::Restarting:
        return "restarting"_L1;
    case CloseCode::NoHello:
        return "no hello in time"_L1;
    case CloseCode::TooSlow:
        return "too slow"_L1;
    case CloseCode::Overloaded:
        return "overloaded"_L1;
    case CloseCode::BadProtocol:
        return "bad protocol"_L1;
    case CloseCode::SignedOut:
        return "signed out"_L1;
    case CloseCode::Forbidden:
        return "forbidden"_L1;
    case CloseCode::Replaced:
        return "replaced by the same session"_L1;
    case CloseCode::ClientTooOld:
        return "client too old"_L1;
    case CloseCode::TooManyErrors:
        return "too many errors"_L1;
    }
    return {};
}

bool mayComeBack(quint16 code)
{
    constexpr quint16 firstFinal = 4500;
    constexpr quint16 lastFinal = 4999;
    return code < firstFinal || code > lastFinal;
}

} // namespace madang
