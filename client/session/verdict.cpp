// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/session/verdict.h"

#include "protocol/closecode.h"

namespace madang::client
{

StopReason stopFor(ErrorCode code)
{
    if (code == ErrorCode::Unauthorized)
        return StopReason::SignedOut;
    if (code == ErrorCode::Forbidden)
        return StopReason::Forbidden;
    return code == ErrorCode::Unsupported ? StopReason::ClientTooOld : StopReason::BadProtocol;
}

StopReason stopFor(std::optional<quint16> closeCode)
{
    switch (static_cast<CloseCode>(closeCode.value_or(0))) {
    case CloseCode::SignedOut:
        return StopReason::SignedOut;
    case CloseCode::Forbidden:
        return StopReason::Forbidden;
    case CloseCode::Replaced:
        return StopReason::Replaced;
    case CloseCode::ClientTooOld:
        return StopReason::ClientTooOld;
    case CloseCode::TooManyErrors:
        return StopReason::TooManyErrors;
    default:
        return StopReason::BadProtocol;
    }
}

Trouble troubleFor(std::optional<quint16> closeCode)
{
    switch (static_cast<CloseCode>(closeCode.value_or(0))) {
    case CloseCode::Restarting:
    case CloseCode::GoingAway:
        return Trouble::Restarting;
    case CloseCode::Overloaded:
    case CloseCode::TooSlow:
        return Trouble::Overloaded;
    default:
        return Trouble::Unreachable;
    }
}

} // namespace madang::client
