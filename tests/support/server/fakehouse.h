// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/codec.h"
#include "server/accounts/accounts.h"
#include "server/hub/peer.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <utility>

namespace madang::server
{

/// What stands behind the gateway, without a hub: it remembers what came in and says what a test tells it to.
class FakeDoor final : public Door
{
public:
    /// One conversation; its outlet is there as long as the gateway's connection is.
    struct Guest {
        Outlet *outlet = nullptr;
        QList<Request> received{};
        QList<Refusal> refused{};
        int drained = 0;
        bool isWelcome = false;
        bool isGone = false;
        std::function<void()> answering{}; ///< done for each request
    };

    [[nodiscard]] std::unique_ptr<Peer> attach(Outlet &outlet) override
    {
        guests.push_back(std::make_shared<Guest>(Guest{.outlet = &outlet}));
        return std::make_unique<GuestPeer>(guests.back());
    }
    void closeAll() override
    {
        for (const auto &guest : guests)
            if (!guest->isGone)
                guest->outlet->close(CloseCode::Restarting);
    }

    std::vector<std::shared_ptr<Guest>> guests;

private:
    class GuestPeer final : public Peer
    {
    public:
        explicit GuestPeer(std::shared_ptr<Guest> guest)
            : m_guest(std::move(guest))
        {
        }
        ~GuestPeer() override { m_guest->isGone = true; }
        Q_DISABLE_COPY_MOVE(GuestPeer)

        void receive(const Request &request, qsizetype /*bytes*/) override
        {
            m_guest->received.append(request);
            if (std::holds_alternative<Hello>(request.command))
                m_guest->isWelcome = true;
            if (m_guest->answering)
                m_guest->answering();
        }
        void refuse(const Refusal &refusal) override { m_guest->refused.append(refusal); }
        void drained() override { ++m_guest->drained; }
        [[nodiscard]] bool isWelcome() const override { return m_guest->isWelcome; }

    private:
        std::shared_ptr<Guest> m_guest;
    };
};

/// Lets everybody in as whom they say they are, but with the invitation `wrong`, the name `taken`, any password and the
/// token `wrong`; the answers come when a test asks for them. `NAME's` is the token of somebody who is signed in.
class FakeSignIn final : public SignIn
{
public:
    static inline const Error wrong{ErrorCode::Unauthorized, QStringLiteral("wrong name or password")};

    void join(const JoinRequest &request, Then<SignedIn> then) override
    {
        joins.append(request);
        waiting.emplace_back([then = std::move(then), request] {
            if (request.invite == QStringLiteral("wrong"))
                return then(Unexpected(Error{ErrorCode::NotFound, QStringLiteral("this invitation is unknown")}));
            if (request.name == QStringLiteral("taken"))
                return then(Unexpected(Error{ErrorCode::Conflict, QStringLiteral("name taken")}));
            SignedIn signedIn{.token = request.invite, .user = {}};
            signedIn.user.id.value = QStringLiteral("u1");
            signedIn.user.name = request.name;
            then(signedIn);
        });
    }
    void login(const LoginRequest & /*request*/, const QString &from, Then<SignedIn> then) override
    {
        logins.append(from);
        waiting.emplace_back([this, then = std::move(then)] { then(Unexpected(refusal)); });
    }
    void logout(const QString &token, Then<void> then) override
    {
        if (token == QStringLiteral("wrong"))
            return then(Unexpected(Error{ErrorCode::Unauthorized, QStringLiteral("not signed in")}));
        loggedOut.append(token);
        then({});
    }
    [[nodiscard]] std::optional<Identity> identify(const QString &token) const override
    {
        if (!token.endsWith(QStringLiteral("'s")))
            return std::nullopt;
        return Identity{.user = {token.chopped(2)}, .device = {QStringLiteral("d1")}};
    }

    void answerAll()
    {
        for (const auto &answer : std::exchange(waiting, {}))
            answer();
    }

    QList<JoinRequest> joins;
    QStringList loggedOut;
    Error refusal = wrong;
    QStringList logins; ///< that were looked at, by where they came from
    std::vector<std::function<void()>> waiting;
};

} // namespace madang::server
