// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/credentials.h"

#include "protocol/rules.h"

namespace madang::server
{

using namespace Qt::StringLiterals;

std::optional<QString> bearerOf(const HttpRequest &request)
{
    const QByteArray value = request.field("authorization");
    constexpr QByteArrayView scheme("bearer ");
    if (value.left(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return QString::fromLatin1(value.mid(scheme.size()).trimmed());
}

Expected<Caller, Error> callerOf(const HttpRequest &request, const SignIn &signIn)
{
    const auto token = bearerOf(request);
    if (!token)
        return Unexpected(Error{ErrorCode::Unauthorized, u"Authorization: Bearer is needed"_s});
    const auto identity = signIn.identify(*token);
    if (!identity)
        return Unexpected(Error{ErrorCode::Unauthorized, u"this token is unknown or was revoked"_s});
    const QString session = QString::fromLatin1(request.field("madang-session"));
    if (!session.isEmpty() && !rules::isUuid(session))
        return Unexpected(badRequest(u"Madang-Session must be a UUID in lower case"_s));
    return Caller{.identity = *identity, .session = {session}};
}

Failures::Asker askerOf(const HttpRequest &request, const QHostAddress &peer, const SignIn &signIn)
{
    const auto token = bearerOf(request);
    const auto identity = token ? signIn.identify(*token) : std::nullopt;
    return identity ? Failures::member(identity->user) : Failures::stranger(peer);
}

} // namespace madang::server
