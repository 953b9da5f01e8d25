// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/transport/httpreturn.h"

#include "protocol/closecode.h"

namespace madang::client
{
namespace
{

using namespace Qt::StringLiterals;

Cause causeOf(QNetworkReply::NetworkError trouble)
{
    switch (trouble) {
    case QNetworkReply::ConnectionRefusedError:
        return Cause::NobodyListens;
    case QNetworkReply::HostNotFoundError:
        return Cause::NoSuchHost;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // by our own deadline
        return Cause::TimedOut;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError: // what Qt makes of a network that is not there
        return Cause::NoRoute;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return Cause::Proxy;
    case QNetworkReply::ProtocolFailure:
        return Cause::NotMadang;
    default:
        return Cause::Broken;
    }
}

/// Of an answer that is not ours.
Cause causeOf(int status)
{
    switch (status) {
    case 407:
        return Cause::Proxy;
    case 502: // a proxy speaks for a server that is not there
    case 504:
        return Cause::Broken;
    case 503:
        return Cause::ServerFull;
    default:
        return Cause::NotMadang;
    }
}

Closing closingWith(CloseCode code, const Error &error)
{
    const auto number = static_cast<quint16>(code);
    return {.code = number, .mayComeBack = madang::mayComeBack(number), .after = error.after};
}

} // namespace

HttpReturn returnOf(QNetworkReply &reply)
{
    return {.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .body = reply.isReadable() ? reply.read(limits::serverMessageBytes) : QByteArray(),
            .trouble = reply.error()};
}

std::optional<Error> refusalIn(const HttpReturn &answer)
{
    if (answer.status == 0 || answer.isGood())
        return std::nullopt;
    const auto object = parseObject(answer.body);
    if (!object || !object->value("error"_L1).isObject())
        return std::nullopt;
    const auto error = object->value("error"_L1).toObject();
    return error.value("code"_L1).isString() ? std::optional(errorFromJson(error)) : std::nullopt;
}

Closing closingFor(const HttpReturn &answer)
{
    const auto refusal = refusalIn(answer);
    if (!refusal)
        return {.cause = answer.status == 0 ? causeOf(answer.trouble) : causeOf(answer.status)};
    switch (refusal->code) {
    case ErrorCode::Unauthorized:
        return closingWith(CloseCode::SignedOut, *refusal);
    case ErrorCode::Forbidden:
        return closingWith(CloseCode::Forbidden, *refusal);
    case ErrorCode::TooMany:
    case ErrorCode::Unavailable:
        return closingWith(CloseCode::Overloaded, *refusal);
    case ErrorCode::Internal:
        return closingWith(CloseCode::Retry, *refusal);
    default:
        return {.cause = Cause::NotMadang}; // ours, but one that does not know this way
    }
}

} // namespace madang::client
