// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/account/credentials.h"
#include "client/account/knownservers.h"
#include "client/alarm.h"
#include "client/clock.h"
#include "client/entrance/problem.h"
#include "client/transport/proxy.h"
#include "protocol/signin.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <memory>

class QNetworkReply;

namespace madang::client
{

/// Who wants to come in, and how they are to be called.
struct Visitor {
    QString name{};
    QString password{}; ///< empty: none, where one joins by invitation
};

/// From a link to a signed-in user: one request, one answer. The token and the server are kept before it says
/// entered(); where the disk refuses that, failed(NotKept) comes first.
class Entrance : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Entrance)

public:
    static constexpr milliseconds answerMost{20'000};

    struct Parts {
        Credentials &credentials;
        KnownServers &servers;
        const Clock &clock;
        Alarms &alarms;
        ProxyTo proxyTo = client::proxyTo;
    };

    explicit Entrance(const Parts &parts, QObject *parent = nullptr);
    ~Entrance() override;

    [[nodiscard]] bool isBusy() const { return m_reply != nullptr; }
    /// A new person, by the link's invitation. (The link of `user.reset` signs its user in again.)
    void join(const Link &link, const Visitor &visitor);
    /// Somebody whom the server knows, with a password.
    void signIn(const Link &link, const Visitor &visitor);
    /// Nothing more is said about what was asked; the server may still carry it out.
    void cancel();

signals:
    void entered(const madang::client::KnownServer &server);
    void failed(const madang::client::EntranceFailure &failure);

private:
    void post(const Link &link, const QString &path, const QJsonObject &body);
    void onFinished(const Link &link);
    void keep(const Link &link, const SignedIn &signedIn);
    void failLater(EntranceProblem problem);
    QNetworkReply *letGo();

    Credentials &m_credentials;
    KnownServers &m_servers;
    const Clock &m_clock;
    ProxyTo m_proxyTo;
    std::unique_ptr<Alarm> m_deadline;
    QNetworkAccessManager m_network;
    QNetworkReply *m_reply = nullptr; ///< a child of m_network
    bool m_sent = false;              ///< the request has left us, so it may be carried out
};

} // namespace madang::client
