// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/codec.h"
#include "server/hub/wicket.h"

#include <QList>

#include <memory>
#include <utility>
#include <vector>

namespace madang::server
{

/// The small gate without a hub behind it: it remembers who came and says what a test tells it to. Whoever follows is
/// let in at once, at e7.120, unless `begins` is set to something else.
class FakeWicket final : public Wicket
{
public:
    /// One who follows, or asks; its outlet is there as long as the gateway's end of it.
    struct Guest {
        Outlet *outlet = nullptr;
        Caller caller{};
        Follow follow{};
        Begun begun{};
        QList<Request> received{};
        int drained = 0;
        bool isGone = false;
    };
    static Beginning beginning() { return {.cursor = {{QStringLiteral("e7")}, 120}, .epoch = {QStringLiteral("e7")}}; }

    [[nodiscard]] std::unique_ptr<Peer> follow(const Follow &follow, Outlet &outlet, const Begun &begun) override
    {
        followers.push_back(std::make_shared<Guest>(
            Guest{.outlet = &outlet, .caller = follow.caller, .follow = follow, .begun = begun}));
        if (begins)
            begun(*begins);
        return std::make_unique<GuestPeer>(followers.back(), answering);
    }
    [[nodiscard]] Expected<std::unique_ptr<Peer>, Error> call(const Caller &caller, Outlet &outlet) override
    {
        if (refusesCalls)
            return Unexpected(*refusesCalls);
        callers.push_back(std::make_shared<Guest>(Guest{.outlet = &outlet, .caller = caller}));
        return std::unique_ptr<Peer>(std::make_unique<GuestPeer>(callers.back(), answering));
    }
    void snapshot(const Caller &caller, const std::function<void(const Expected<Snapshot, Error> &)> &then) override
    {
        snapshotsFor.append(caller.identity.user);
        then(snapshots);
    }
    [[nodiscard]] bool hasLeft(const Caller &caller) const override { return left == caller.session; }

    std::vector<std::shared_ptr<Guest>> followers{};
    std::vector<std::shared_ptr<Guest>> callers{};
    QList<UserId> snapshotsFor{};
    std::optional<Expected<Beginning, Error>> begins = Expected<Beginning, Error>(beginning()); ///< none: later
    std::optional<Error> refusesCalls{};
    Expected<Snapshot, Error> snapshots = Snapshot{};
    SessionId left{QStringLiteral("none")};
    std::function<void(Guest &, const Request &)> answering{}; ///< done for each command

private:
    class GuestPeer final : public Peer
    {
    public:
        GuestPeer(std::shared_ptr<Guest> guest, std::function<void(Guest &, const Request &)> answering)
            : m_guest(std::move(guest))
            , m_answering(std::move(answering))
        {
        }
        ~GuestPeer() override { m_guest->isGone = true; }
        Q_DISABLE_COPY_MOVE(GuestPeer)

        void receive(const Request &request, qsizetype /*bytes*/) override
        {
            m_guest->received.append(request);
            if (m_answering)
                m_answering(*m_guest, request);
        }
        void refuse(const Refusal & /*refusal*/) override {}
        void drained() override { ++m_guest->drained; }
        [[nodiscard]] bool isWelcome() const override { return true; }

    private:
        std::shared_ptr<Guest> m_guest;
        std::function<void(Guest &, const Request &)> m_answering;
    };
};

} // namespace madang::server
