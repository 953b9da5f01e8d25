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

Error noToken()
{
    return {ErrorCode::Unauthorized, u"Authorization: Bearer is needed"_s};
}

Visitor visitorOf(const HttpRequest &request, const QHostAddress &address, const SignIn &signIn)
{
    const auto token = bearerOf(request);
    return {.address = address, .identity = token ? signIn.identify(*token) : std::nullopt};
}

Expected<Caller, Error> callerOf(const HttpRequest &request, const Visitor &visitor)
{
    if (!bearerOf(request))
        return Unexpected(noToken());
    if (!visitor.identity)
        return Unexpected(unknownToken());
    const QString session = QString::fromLatin1(request.field("madang-session"));
    if (!session.isEmpty() && !rules::isUuid(session))
        return Unexpected(badRequest(u"Madang-Session must be a UUID in lower case"_s));
    return Caller{.identity = *visitor.identity, .session = {session}};
}

Failures::Asker askerOf(const Visitor &visitor)
{
    return visitor.identity ? Failures::member(visitor.identity->user) : Failures::stranger(visitor.address);
}

} // namespace madang::server
