// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/router.h"

#include "protocol/codec.h"
#include "server/gateway/page.h"
#include "server/gateway/upgrade.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

/// What exists and how it is asked; the rest is 404, and these asked otherwise are 405.
struct Route {
    QByteArrayView path;
    QByteArrayView methods;
};
constexpr std::array<Route, 7> routes{{
    {"/", "GET, HEAD"},
    {"/healthz", "GET, HEAD"},
    {"/readyz", "GET, HEAD"},
    {"/api/v1/ws", "GET"},
    {"/api/v1/join", "POST"},
    {"/api/v1/login", "POST"},
    {"/api/v1/logout", "POST"},
}};

bool isOneOf(QByteArrayView methods, const QByteArray &method)
{
    const QByteArrayList all = methods.toByteArray().replace(' ', "").split(',');
    return all.contains(method);
}

bool isJson(const HttpRequest &request)
{
    const QByteArray type = request.field("content-type");
    return type.split(';').first().trimmed().compare("application/json", Qt::CaseInsensitive) == 0;
}

bool isAsIs(const HttpRequest &request)
{
    const QByteArray coding = request.field("content-encoding");
    return coding.isEmpty() || coding.compare("identity", Qt::CaseInsensitive) == 0;
}

/// The operator's own machine, asked directly: a proxy in front would make everybody look local.
bool isOperator(const HttpRequest &request, const QHostAddress &peer)
{
    return peer.isLoopback() && request.allOf("x-forwarded-for").isEmpty() && request.allOf("forwarded").isEmpty();
}

std::optional<QString> bearerOf(const HttpRequest &request)
{
    const QByteArray value = request.field("authorization");
    constexpr QByteArrayView scheme("bearer ");
    if (value.left(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return QString::fromLatin1(value.mid(scheme.size()).trimmed());
}

template <typename T>
Expected<T, Error> bodyOf(const HttpRequest &request)
{
    const auto object = parseObject(request.body);
    if (!object)
        return Unexpected(object.error());
    return fromJson<T>(*object);
}

} // namespace

Router::Router(RouterServices services)
    : m_services(std::move(services))
{
}

void Router::answer(const HttpRequest &request, const QHostAddress &peer, const Then &then)
{
    const auto *const route =
        std::find_if(routes.begin(), routes.end(), [&](const Route &each) { return each.path == request.path; });
    if (route == routes.end()) {
        then(errorResponse({ErrorCode::NotFound, u"nothing is here"_s}));
        return;
    }
    if (!isOneOf(route->methods, request.method)) {
        HttpResponse response = errorResponse(badRequest(u"this method has no meaning here"_s), 405);
        response.fields.append(HttpField{"Allow", route->methods.toByteArray()});
        then(response);
        return;
    }
    if (request.method == "POST")
        answerPost(request, then);
    else
        answerGet(request, peer, then);
}

void Router::answerGet(const HttpRequest &request, const QHostAddress &peer, const Then &then) const
{
    if (request.path == "/") {
        then(page());
        return;
    }
    if (!isOperator(request, peer)) {
        then(errorResponse({ErrorCode::Forbidden, u"only from this machine"_s}));
        return;
    }
    if (request.path == "/readyz")
        answerReadiness(then);
    else
        then(jsonResponse(200, {{u"ok"_s, true}}));
}

void Router::answerReadiness(const Then &then) const
{
    if (m_readiness != Readiness::Ready) {
        then(errorResponse({ErrorCode::Unavailable, u"the server is stopping"_s, std::chrono::seconds(1)}));
        return;
    }
    m_services.storage([then](const Expected<void, Error> &stored) {
        then(stored ? jsonResponse(200, {{u"ok"_s, true}}) : errorResponse(stored.error()));
    });
}

void Router::answerPost(const HttpRequest &request, const Then &then)
{
    if (!isOwnOrigin(request, m_services.publicUrl)) {
        then(errorResponse({ErrorCode::Forbidden, u"another site's page may not ask for this"_s}));
        return;
    }
    if (m_readiness != Readiness::Ready) {
        then(errorResponse({ErrorCode::Unavailable, u"the server is stopping"_s, std::chrono::seconds(1)}));
        return;
    }
    if (request.path == "/api/v1/logout") {
        logout(request, then);
        return;
    }
    if (!isJson(request) || !isAsIs(request)) {
        then(errorResponse({ErrorCode::Unsupported, u"the body must be application/json as it is"_s}));
        return;
    }
    if (request.path == "/api/v1/join")
        join(request, then);
    else
        login(request, then);
}

void Router::join(const HttpRequest &request, const Then &then)
{
    const auto body = bodyOf<JoinRequest>(request);
    if (!body) {
        then(errorResponse(body.error()));
        return;
    }
    m_services.signIn.join(*body, [this, then](const Expected<SignedIn, Error> &result) {
        then(result ? welcome(201, *result) : errorResponse(result.error()));
    });
}

void Router::login(const HttpRequest &request, const Then &then)
{
    const auto body = bodyOf<LoginRequest>(request);
    if (!body) {
        then(errorResponse(body.error()));
        return;
    }
    m_services.signIn.login(*body, [this, then](const Expected<SignedIn, Error> &result) {
        then(result ? welcome(200, *result) : errorResponse(result.error()));
    });
}

void Router::logout(const HttpRequest &request, const Then &then)
{
    const auto token = bearerOf(request);
    if (!token) {
        then(errorResponse({ErrorCode::Unauthorized, u"Authorization: Bearer is needed"_s}));
        return;
    }
    m_services.signIn.logout(*token, [then](const Expected<void, Error> &result) {
        then(result ? HttpResponse{.status = 204} : errorResponse(result.error()));
    });
}

HttpResponse Router::welcome(int status, SignedIn signedIn) const
{
    signedIn.server = m_services.server;
    return jsonResponse(status, toJson(signedIn));
}

} // namespace madang::server
