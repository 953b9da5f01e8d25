// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/signinrequests.h"

#include "protocol/codec.h"
#include "server/gateway/refusal.h"

#include <utility>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

template <typename T>
Expected<T, Error> bodyOf(const HttpRequest &request)
{
    const auto object = parseObject(request.body);
    if (!object)
        return Unexpected(object.error());
    return fromJson<T>(*object);
}

} // namespace

SignInRequests::SignInRequests(SignInServices services)
    : m_services(std::move(services))
{
}

/// Whose invitation is good may come in, and may err about the name, however much else was refused.
void SignInRequests::join(const Asking &asking)
{
    const auto body = bodyOf<JoinRequest>(asking.request);
    if (!body) {
        asking.then(refused(m_services.failures, asking.who, errorResponse(body.error())));
        return;
    }
    m_services.signIn.join(*body, [this, who = asking.who, then = asking.then](const auto &result) {
        then(result ? welcome(201, *result) : refusal(result.error(), ErrorCode::NotFound, who));
    });
}

void SignInRequests::login(const Asking &asking)
{
    // Before anything is hashed.
    if (const auto wait = m_services.failures.wait(asking.who)) {
        asking.then(tooManyFailures(*wait));
        return;
    }
    const auto body = bodyOf<LoginRequest>(asking.request);
    if (!body) {
        asking.then(refused(m_services.failures, asking.who, errorResponse(body.error())));
        return;
    }
    // By address also where a token is shown: whoever may invite has as many users as he likes.
    const QString from = Failures::stranger(asking.visitor.address).name;
    m_services.signIn.login(*body, from, [this, who = asking.who, then = asking.then](const auto &result) {
        then(result ? welcome(200, *result) : refusal(result.error(), ErrorCode::Unauthorized, who));
    });
}

void SignInRequests::logout(const Asking &asking)
{
    const auto token = bearerOf(asking.request);
    if (!token) {
        asking.then(refused(m_services.failures, asking.who, errorResponse(noToken())));
        return;
    }
    m_services.signIn.logout(*token, [this, who = asking.who, then = asking.then](const auto &result) {
        then(result ? HttpResponse{.status = 204} : refusal(result.error(), ErrorCode::Unauthorized, who));
    });
}

/// Who is to try later hears of it later, too.
HttpResponse SignInRequests::refusal(const Error &error, ErrorCode guessed, const Failures::Asker &who)
{
    if (error.code == guessed)
        return refused(m_services.failures, who, errorResponse(error));
    return error.after ? heldUp(error) : errorResponse(error);
}

HttpResponse SignInRequests::welcome(int status, SignedIn signedIn) const
{
    signedIn.server = m_services.server;
    return jsonResponse(status, toJson(signedIn));
}

} // namespace madang::server
