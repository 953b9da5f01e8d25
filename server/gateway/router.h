// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/poller.h"
#include "server/gateway/signinrequests.h"
#include "server/gateway/streamserver.h"
#include "server/gateway/turnend.h"

#include <QHostAddress>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <vector>

namespace madang::server
{

/// Asks whether something can be stored; the answer may come later.
using StorageProbe = std::function<void(std::function<void(const Expected<void, Error> &)>)>;

/// What the router works with.
struct RouterServices {
    SignIn &signIn;
    Wicket &wicket;
    Failures &failures;
    TurnEnd &turnEnd;
    StorageProbe storage;
    ServerInfo server{};
    QUrl publicUrl{};
};

/// What a request reaches by its method and path, WebSockets and streams apart. Answers may come later, each exactly
/// once. What is refused is counted; where that is too much, too_many is said in its place.
class Router
{
public:
    using Then = Asking::Then;

    /// Whether the server takes part in the conversation: no longer once it is stopping.
    enum class Readiness { Ready, Stopping };

    explicit Router(RouterServices services);

    void answer(const HttpRequest &request, const QHostAddress &peer, const Then &then);
    void setReadiness(Readiness readiness) { m_readiness = readiness; }
    /// Why a request for the WebSocket is refused, nothing where it may be handed over.
    [[nodiscard]] std::optional<HttpResponse> refusalOfUpgrade(const HttpRequest &request, const QHostAddress &peer);
    /// What a request for events in this form orders, or why it is refused. These are not answer()'s: a stream goes on
    /// until somebody ends it, and a poll may have to wait for something to happen.
    [[nodiscard]] Expected<StreamOrder, HttpResponse> streamFor(const HttpRequest &request, EventsForm form,
                                                                const QHostAddress &peer);
    [[nodiscard]] Expected<PollRequest, HttpResponse> pollFor(const HttpRequest &request, const QHostAddress &peer);
    /// Whose good token a request shows.
    [[nodiscard]] std::optional<UserId> userOf(const HttpRequest &request) const;
    /// What came was no HTTP. It keeps the status that says so.
    void countFailure(const QHostAddress &peer) { (void)m_services.failures.count(Failures::stranger(peer)); }

private:
    void answerGet(const Asking &asking) const;
    void answerSnapshot(const Asking &asking) const;
    void answerReadiness(const Then &then) const;
    void answerPost(const Asking &asking);
    void commands(const Asking &asking);
    /// The refusal, counted.
    template <typename Refusal>
    [[nodiscard]] HttpResponse refused(const Failures::Asker &who, const Refusal &refusal) const;

    RouterServices m_services;
    SignInRequests m_signIn;
    std::shared_ptr<std::vector<Then>> m_probing; ///< who waits for the probe that is under way
    Readiness m_readiness = Readiness::Ready;
    QObject m_commandRequests; ///< parent of those that are under way
};

} // namespace madang::server
