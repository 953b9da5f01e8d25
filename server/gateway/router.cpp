// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/router.h"

#include "server/gateway/commandrequest.h"
#include "server/gateway/credentials.h"
#include "server/gateway/eventsrequest.h"
#include "server/gateway/page.h"
#include "server/gateway/refusal.h"
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
constexpr std::array<Route, 10> routes{{
    {"/", "GET, HEAD"},
    {"/healthz", "GET, HEAD"},
    {"/readyz", "GET, HEAD"},
    {"/api/v1/ws", "GET"},
    {"/api/v1/join", "POST"},
    {"/api/v1/login", "POST"},
    {"/api/v1/logout", "POST"},
    {"/api/v1/commands", "POST"},
    {"/api/v1/events", "GET"},
    {"/api/v1/snapshot", "GET"},
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

template <typename T>
Expected<T, Error> bodyOf(const HttpRequest &request)
{
    const auto object = parseObject(request.body);
    if (!object)
        return Unexpected(object.error());
    return fromJson<T>(*object);
}

Error takesNoneOfOurs()
{
    return {ErrorCode::Unsupported,
            u"this can be had as text/event-stream, application/x-ndjson or application/json"_s};
}

} // namespace

Router::Router(RouterServices services)
    : m_services(std::move(services))
    , m_probing(std::make_shared<std::vector<Then>>())
{
}

void Router::answer(const HttpRequest &request, const QHostAddress &peer, const Then &then)
{
    const Asking asking{request, askerOf(request, peer, m_services.signIn), then};
    const auto *const route =
        std::find_if(routes.begin(), routes.end(), [&](const Route &each) { return each.path == request.path; });
    if (route == routes.end()) {
        then(refused(asking.who, errorResponse({ErrorCode::NotFound, u"nothing is here"_s})));
        return;
    }
    if (!isOneOf(route->methods, request.method)) {
        HttpResponse response = errorResponse(badRequest(u"this method has no meaning here"_s), 405);
        response.fields.append(HttpField{"Allow", route->methods.toByteArray()});
        then(refused(asking.who, response));
        return;
    }
    if (request.method == "POST")
        answerPost(asking);
    else
        answerGet(asking, peer);
}

std::optional<HttpResponse> Router::refusalOfUpgrade(const HttpRequest &request, const QHostAddress &peer)
{
    const auto refusal = server::refusalOfUpgrade(request, m_services.publicUrl);
    return refusal ? std::optional(refused(askerOf(request, peer, m_services.signIn), *refusal)) : std::nullopt;
}

template <typename Refusal>
HttpResponse Router::refused(const Failures::Asker &who, const Refusal &refusal) const
{
    return server::refused(m_services.failures, who, refusal);
}

bool Router::isStream(const HttpRequest &request)
{
    return request.path == "/api/v1/events" && request.method == "GET" &&
           eventsFormOf(request).value_or(EventsForm::Json) != EventsForm::Json;
}

Expected<StreamOrder, HttpResponse> Router::streamFor(const HttpRequest &request, const QHostAddress &peer)
{
    const auto follow = followOf(request, m_services.signIn);
    if (!follow)
        return Unexpected(refused(askerOf(request, peer, m_services.signIn), follow.error()));
    if (isReturn(request) && m_services.wicket.hasLeft(follow->caller))
        return Unexpected(HttpResponse{.status = 204});
    const bool isLines = eventsFormOf(request) == EventsForm::JsonLines;
    return StreamOrder{.follow = *follow,
                       .form = isLines ? StreamOrder::Form::JsonLines : StreamOrder::Form::ServerSentEvents,
                       .minorVersion = request.minorVersion};
}

bool Router::isPoll(const HttpRequest &request)
{
    return request.path == "/api/v1/events" && request.method == "GET" && eventsFormOf(request) == EventsForm::Json;
}

Expected<PollRequest, HttpResponse> Router::pollFor(const HttpRequest &request, const QHostAddress &peer)
{
    auto poll = pollOf(request, m_services.signIn);
    if (!poll)
        return Unexpected(refused(askerOf(request, peer, m_services.signIn), poll.error()));
    return *std::move(poll);
}

std::optional<UserId> Router::userOf(const HttpRequest &request) const
{
    const auto token = bearerOf(request);
    const auto identity = token ? m_services.signIn.identify(*token) : std::nullopt;
    return identity ? std::optional(identity->user) : std::nullopt;
}

void Router::answerGet(const Asking &asking, const QHostAddress &peer) const
{
    if (asking.request.path == "/") {
        asking.then(page());
        return;
    }
    if (asking.request.path == "/api/v1/events") {
        answerEvents(asking);
        return;
    }
    if (asking.request.path == "/api/v1/snapshot") {
        answerSnapshot(asking);
        return;
    }
    if (!isOperator(asking.request, peer)) {
        asking.then(refused(asking.who, errorResponse({ErrorCode::Forbidden, u"only from this machine"_s})));
        return;
    }
    if (asking.request.path == "/readyz")
        answerReadiness(asking.then);
    else
        asking.then(jsonResponse(200, {{u"ok"_s, true}}));
}

/// Those that are no streams.
void Router::answerEvents(const Asking &asking) const
{
    asking.then(refused(asking.who, takesNoneOfOurs()));
}

void Router::answerSnapshot(const Asking &asking) const
{
    const auto caller = callerOf(asking.request, m_services.signIn);
    if (!caller) {
        asking.then(refused(asking.who, caller.error()));
        return;
    }
    m_services.wicket.snapshot(*caller, [then = asking.then](const Expected<Snapshot, Error> &snapshot) {
        then(snapshot ? jsonResponse(200, toJson(*snapshot)) : errorResponse(snapshot.error()));
    });
}

void Router::answerReadiness(const Then &then) const
{
    if (m_readiness != Readiness::Ready) {
        then(errorResponse({ErrorCode::Unavailable, u"the server is stopping"_s, std::chrono::seconds(1)}));
        return;
    }
    // A probe writes: however many ask, there is one at a time.
    m_probing->push_back(then);
    if (m_probing->size() > 1)
        return;
    m_services.storage([probing = m_probing](const Expected<void, Error> &stored) {
        const HttpResponse response = stored ? jsonResponse(200, {{u"ok"_s, true}}) : errorResponse(stored.error());
        for (const Then &each : std::exchange(*probing, {}))
            each(response);
    });
}

void Router::answerPost(const Asking &asking)
{
    const HttpRequest &request = asking.request;
    if (!isOwnOrigin(request, m_services.publicUrl)) {
        const Error foreign{ErrorCode::Forbidden, u"another site's page may not ask for this"_s};
        asking.then(refused(asking.who, errorResponse(foreign)));
        return;
    }
    if (m_readiness != Readiness::Ready) {
        asking.then(errorResponse({ErrorCode::Unavailable, u"the server is stopping"_s, std::chrono::seconds(1)}));
        return;
    }
    if (request.path == "/api/v1/logout") {
        logout(asking);
        return;
    }
    if (!isJson(request) || !isAsIs(request)) {
        const Error other{ErrorCode::Unsupported, u"the body must be application/json as it is"_s};
        asking.then(refused(asking.who, errorResponse(other)));
        return;
    }
    if (request.path == "/api/v1/commands")
        commands(asking);
    else if (request.path == "/api/v1/join")
        join(asking);
    else
        login(asking);
}

/// Whose invitation is good may come in, and may err about the name, however much else was refused.
void Router::join(const Asking &asking)
{
    const auto body = bodyOf<JoinRequest>(asking.request);
    if (!body) {
        asking.then(refused(asking.who, errorResponse(body.error())));
        return;
    }
    m_services.signIn.join(*body, [this, who = asking.who, then = asking.then](const auto &result) {
        if (result)
            then(welcome(201, *result));
        else if (result.error().code == ErrorCode::NotFound)
            then(refused(who, errorResponse(result.error())));
        else
            then(errorResponse(result.error()));
    });
}

void Router::login(const Asking &asking)
{
    // Before anything is hashed.
    if (const auto wait = m_services.failures.wait(asking.who)) {
        asking.then(tooManyFailures(*wait));
        return;
    }
    const auto body = bodyOf<LoginRequest>(asking.request);
    if (!body) {
        asking.then(refused(asking.who, errorResponse(body.error())));
        return;
    }
    m_services.signIn.login(*body, [this, who = asking.who, then = asking.then](const auto &result) {
        if (result)
            then(welcome(200, *result));
        else if (result.error().code == ErrorCode::Unauthorized)
            then(refused(who, errorResponse(result.error())));
        else
            then(errorResponse(result.error()));
    });
}

void Router::logout(const Asking &asking)
{
    const auto token = bearerOf(asking.request);
    if (!token) {
        const Error missing{ErrorCode::Unauthorized, u"Authorization: Bearer is needed"_s};
        asking.then(refused(asking.who, errorResponse(missing)));
        return;
    }
    m_services.signIn.logout(*token, [this, who = asking.who, then = asking.then](const auto &result) {
        if (result)
            then(HttpResponse{.status = 204});
        else if (result.error().code == ErrorCode::Unauthorized)
            then(refused(who, errorResponse(result.error())));
        else
            then(errorResponse(result.error()));
    });
}

void Router::commands(const Asking &asking)
{
    const auto caller = callerOf(asking.request, m_services.signIn);
    if (!caller) {
        asking.then(refused(asking.who, caller.error()));
        return;
    }
    auto requests = parseRequests(asking.request.body);
    if (!requests) {
        asking.then(refused(asking.who, requests.error()));
        return;
    }
    const auto &all = requests->all;
    const bool hasNonsense = std::any_of(all.begin(), all.end(), [](const auto &each) { return !each; });
    const auto wait = hasNonsense ? m_services.failures.count(asking.who) : std::nullopt;
    if (wait) {
        asking.then(tooManyFailures(*wait)); // and nothing of it is carried out
        return;
    }
    auto *const request = new CommandRequest(std::move(*requests), asking.then, &m_commandRequests);
    if (const auto begun = request->begin(m_services.wicket, *caller, asking.request.body.size()); !begun) {
        delete request;
        asking.then(refused(asking.who, begun.error()));
    }
}

HttpResponse Router::welcome(int status, SignedIn signedIn) const
{
    signedIn.server = m_services.server;
    return jsonResponse(status, toJson(signedIn));
}

} // namespace madang::server
