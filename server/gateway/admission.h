// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/error.h"
#include "protocol/expected.h"
#include "protocol/ids.h"
#include "server/ops/limits.h"
#include "server/ops/networks.h"

#include <QByteArrayList>
#include <QHash>
#include <QHostAddress>

#include <optional>

namespace madang::server
{

/// Counts who is connected: in all, and by address those who have not signed in yet. An address is an IPv4 address or
/// the /64 of an IPv6 one. A proxy's connection counts against the address of whom it passes a request on for; until
/// that is known it has a place among those that wait. Whose request shows a good token counts by user, as long as that
/// user has places: so a class behind one address may send requests, and nobody can fill the house.
class Admission
{
public:
    enum class Refusal { TooManyFromAddress, Full };

    /// A connection's place; given back when it is destroyed.
    class Ticket
    {
    public:
        Ticket() = default;
        ~Ticket() { giveBack(); }
        Ticket(Ticket &&other) noexcept;
        Ticket &operator=(Ticket &&other) noexcept;
        Ticket(const Ticket &) = delete;
        Ticket &operator=(const Ticket &) = delete;

        /// Who is at the other end; of a proxy's connection the one for whom it passed its latest request on.
        [[nodiscard]] const QHostAddress &client() const { return m_client; }
        /// A request's head has come with these X-Forwarded-For, and with the token of this user's where it was good:
        /// from now on it counts for whose request it is. Where that is one too many, who it is is known, and the
        /// ticket waits on.
        [[nodiscard]] std::optional<Refusal> comeFor(const QByteArrayList &forwardedFor,
                                                     const std::optional<UserId> &user = std::nullopt);
        /// The request has been answered; the next one on a proxy's connection may be somebody else's.
        void waitForNext();
        /// Its answer is held up. Until letGo() it counts in all only, so that somebody who is refused fast shuts out
        /// nobody else from there. False where too many are held up already.
        [[nodiscard]] bool holdUp();
        void letGo();
        /// From now on it counts in all only: who it is counted by is somebody else's business.
        void signedIn();

    private:
        friend class Admission;
        enum class Standing { Waiting, Stranger, Member, HeldUp, SignedIn };
        Ticket(Admission &admission, const QHostAddress &peer, Standing standing);
        void change(Standing standing);
        void giveBack();

        Admission *m_admission = nullptr;
        QHostAddress m_peer;
        QHostAddress m_client;
        UserId m_user; ///< of a Member
        Standing m_standing = Standing::SignedIn;
    };

    /// Requests of a proxy that are under way to us, for each place that an address has.
    static constexpr int waitingByPlace = 10;
    /// Whose answers are held up at a time.
    static constexpr int mostHeldUp = 1'000;

    Admission(const Limits &limits, const Networks &proxies)
        : m_limits(limits)
        , m_proxies(proxies)
    {
    }

    /// A place for who comes from `peer`; this object must outlive the ticket.
    [[nodiscard]] Expected<Ticket, Refusal> admit(const QHostAddress &peer);
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] int unauthenticatedFrom(const QHostAddress &client) const;
    /// Of proxies, for nobody yet.
    [[nodiscard]] int waiting() const { return m_waiting; }

private:
    [[nodiscard]] bool hasRoomFor(const QHostAddress &client) const;
    [[nodiscard]] bool hasRoomFor(const UserId &user) const;
    [[nodiscard]] bool hasRoomToWait() const;

    const Limits &m_limits;
    const Networks &m_proxies;
    int m_total = 0;
    int m_waiting = 0;
    int m_heldUp = 0;
    QHash<QHostAddress, int> m_unauthenticated;
    QHash<UserId, int> m_members;
};

/// What who is not let in is told.
[[nodiscard]] Error errorFor(Admission::Refusal refusal);
/// What an address counts as: IPv4 also where it came mapped into IPv6, else the /64.
[[nodiscard]] QHostAddress countedAs(const QHostAddress &peer);

} // namespace madang::server
