// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accounts.h"
#include "server/gateway/response.h"

#include <QHostAddress>
#include <QUrl>

#include <functional>

namespace madang::server
{

/// Asks whether something can be stored; the answer may come later.
using StorageProbe = std::function<void(std::function<void(const Expected<void, Error> &)>)>;

/// What the router works with.
struct RouterServices {
    SignIn &signIn;
    StorageProbe storage;
    ServerInfo server{};
    QUrl publicUrl{};
};

/// What a request reaches by its method and path, WebSockets apart. Answers may come later, each exactly once.
class Router
{
public:
    using Then = std::function<void(const HttpResponse &)>;

    /// Whether the server takes part in the conversation: no longer once it is stopping.
    enum class Readiness { Ready, Stopping };

    explicit Router(RouterServices services);

    void answer(const HttpRequest &request, const QHostAddress &peer, const Then &then);
    void setReadiness(Readiness readiness) { m_readiness = readiness; }
    [[nodiscard]] const QUrl &publicUrl() const { return m_services.publicUrl; }

private:
    void answerGet(const HttpRequest &request, const QHostAddress &peer, const Then &then) const;
    void answerReadiness(const Then &then) const;
    void answerPost(const HttpRequest &request, const Then &then);
    void join(const HttpRequest &request, const Then &then);
    void login(const HttpRequest &request, const Then &then);
    void logout(const HttpRequest &request, const Then &then);
    [[nodiscard]] HttpResponse welcome(int status, SignedIn signedIn) const;

    RouterServices m_services;
    Readiness m_readiness = Readiness::Ready;
};

} // namespace madang::server
