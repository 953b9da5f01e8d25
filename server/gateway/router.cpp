// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/router.h"

#include "server/gateway/commandrequest.h"
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

Error takesNoneOfOurs()
{
    return {ErrorCode::Unsupported,
            u"this can be had as text/event-stream, application/x-ndjson or application/json"_s};
}

} // namespace

Router::Router(RouterServices services)
    : m_services(std::move(services))
    , m_signIn({m_services.signIn, m_services.failures, m_services.server})
    , m_probing(std::make_shared<std::vector<Then>>())
{
}

void Router::answer(const HttpRequest &request, const QHostAddress &peer, const Then &then)
{
    const Visitor visitor = visitorOf(request, peer, m_services.signIn);
    const Asking asking{request, visitor, askerOf(visitor), then};
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
        answerGet(asking);
}

std::optional<HttpResponse> Router::refusalOfUpgrade(const HttpRequest &request, const QHostAddress &peer)
{
    const auto refusal = server::refusalOfUpgrade(request, m_services.publicUrl);
    return refusal ? std::optional(refused(askerOf(visitorOf(request, peer, m_services.signIn)), *refusal))
                   : std::nullopt;
}

template <typename Refusal>
HttpResponse Router::refused(const Failures::Asker &who, const Refusal &refusal) const
{
    return server::refused(m_services.failures, who, refusal);
}

Expected<StreamOrder, HttpResponse> Router::streamFor(const HttpRequest &request, EventsForm form,
                                                      const QHostAddress &peer)
{
    const Visitor visitor = visitorOf(request, peer, m_services.signIn);
    const auto follow = followOf(request, visitor);
    if (!follow)
        return Unexpected(refused(askerOf(visitor), follow.error()));
    if (isReturn(request) && m_services.wicket.hasLeft(follow->caller))
        return Unexpected(HttpResponse{.status = 204});
    return StreamOrder{.follow = *follow, .form = form, .minorVersion = request.minorVersion};
}

Expected<PollRequest, HttpResponse> Router::pollFor(const HttpRequest &request, const QHostAddress &peer)
{
    const Visitor visitor = visitorOf(request, peer, m_services.signIn);
    auto poll = pollOf(request, visitor);
    if (!poll)
        return Unexpected(refused(askerOf(visitor), poll.error()));
    return *std::move(poll);
}

std::optional<UserId> Router::userOf(const HttpRequest &request) const
{
    const auto identity = visitorOf(request, {}, m_services.signIn).identity;
    return identity ? std::optional(identity->user) : std::nullopt;
}

void Router::answerGet(const Asking &asking) const
{
    if (asking.request.path == "/") {
        asking.then(page());
        return;
    }
    if (asking.request.path == "/api/v1/events") {
        asking.then(refused(asking.who, takesNoneOfOurs())); // a client that does never gets here
        return;
    }
    if (asking.request.path == "/api/v1/snapshot") {
        answerSnapshot(asking);
        return;
    }
    if (!isOperator(asking.request, asking.visitor.address)) {
        asking.then(refused(asking.who, errorResponse({ErrorCode::Forbidden, u"only from this machine"_s})));
        return;
    }
    if (asking.request.path == "/readyz")
        answerReadiness(asking.then);
    else
        asking.then(jsonResponse(200, {{u"ok"_s, true}}));
}

void Router::answerSnapshot(const Asking &asking) const
{
    const auto caller = callerOf(asking.request, asking.visitor);
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
        m_signIn.logout(asking);
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
        m_signIn.join(asking);
    else
        m_signIn.login(asking);
}

void Router::commands(const Asking &asking)
{
    const auto caller = callerOf(asking.request, asking.visitor);
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
    m_services.turnEnd.stir();
    auto *const request = new CommandRequest(std::move(*requests), asking.then, &m_commandRequests);
    if (const auto begun = request->begin(m_services.wicket, *caller, asking.request.body.size()); !begun) {
        delete request;
        asking.then(refused(asking.who, begun.error()));
    }
}

} // namespace madang::server
