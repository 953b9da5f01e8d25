// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/refusal.h"

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

bool isOwnFault(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadRequest:
    case ErrorCode::Unauthorized:
    case ErrorCode::Forbidden:
    case ErrorCode::NotFound:
    case ErrorCode::Unsupported:
        return true;
    case ErrorCode::Conflict:
    case ErrorCode::Resync:
    case ErrorCode::TooLarge:
    case ErrorCode::TooMany:
    case ErrorCode::Internal:
    case ErrorCode::Unavailable:
        return false;
    }
    return false;
}

} // namespace

HttpResponse heldUp(const Error &error)
{
    HttpResponse response = errorResponse(error);
    response.haste = Haste::HeldUp;
    return response;
}

HttpResponse tooManyFailures(milliseconds wait)
{
    return heldUp({ErrorCode::TooMany, u"too many refused requests from there"_s, wait});
}

Error errorFor(CloseCode code)
{
    constexpr milliseconds comeBackIn{1'000};
    if (code == CloseCode::SignedOut)
        return {ErrorCode::Unauthorized, u"this token was revoked"_s};
    return {ErrorCode::Unavailable, u"come back in a moment"_s, comeBackIn};
}

HttpResponse refused(Failures &failures, const Failures::Asker &who, const HttpResponse &refusal)
{
    const auto wait = failures.count(who);
    return wait ? tooManyFailures(*wait) : refusal;
}

HttpResponse refused(Failures &failures, const Failures::Asker &who, const Error &error)
{
    return isOwnFault(error.code) ? refused(failures, who, errorResponse(error)) : errorResponse(error);
}

} // namespace madang::server
