// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/entrance/answer.h"

#include "protocol/codec.h"

namespace madang::client
{
namespace
{

using namespace Qt::StringLiterals;

EntranceProblem problemFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return EntranceProblem::InvitationOver;
    case ErrorCode::Conflict:
        return EntranceProblem::NameTaken;
    case ErrorCode::Unauthorized:
        return EntranceProblem::WrongPassword;
    case ErrorCode::Forbidden:
        return EntranceProblem::Forbidden;
    case ErrorCode::TooMany:
        return EntranceProblem::TooMany;
    case ErrorCode::Unavailable:
        return EntranceProblem::Busy;
    case ErrorCode::Unsupported:
        return EntranceProblem::TooOld;
    case ErrorCode::BadRequest:
    case ErrorCode::TooLarge:
        return EntranceProblem::BadPassword; // the name was looked at before it was sent
    case ErrorCode::Resync:
    case ErrorCode::Internal:
        break;
    }
    return EntranceProblem::ServerFault;
}

std::optional<SignedIn> readSignedIn(const Expected<QJsonObject, Error> &object)
{
    if (!object)
        return std::nullopt;
    const auto signedIn = fromJson<SignedIn>(*object);
    return signedIn && signedIn->server ? std::optional(*signedIn) : std::nullopt;
}

} // namespace

Expected<SignedIn, EntranceFailure> readAnswer(const HttpAnswer &answer)
{
    constexpr int ok = 200;
    constexpr int created = 201;
    constexpr int badGateway = 502;
    constexpr int gatewayTimeout = 504;
    const auto failure = [&answer](EntranceProblem problem) {
        return Unexpected(EntranceFailure{.problem = problem, .detail = answer.trouble});
    };

    if (answer.status == 0)
        return failure(answer.sent ? EntranceProblem::AnswerLost : EntranceProblem::NotReachable);
    const auto object = parseObject(answer.body);
    if (answer.status == ok || answer.status == created) {
        if (const auto signedIn = readSignedIn(object))
            return *signedIn;
        return failure(EntranceProblem::NotMadang);
    }
    if (object && object->value("error"_L1).isObject()) {
        const Error error = errorFromJson(object->value("error"_L1).toObject());
        return Unexpected(
            EntranceFailure{.problem = problemFor(error.code), .after = error.after, .detail = error.text});
    }
    if (answer.status == badGateway || answer.status == gatewayTimeout)
        return failure(EntranceProblem::NotReachable); // a proxy speaks for a server that is not there
    return failure(EntranceProblem::NotMadang);
}

} // namespace madang::client
