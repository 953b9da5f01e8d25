// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/expected.h"
#include "server/ops/limits.h"

#include <QHash>
#include <QHostAddress>

namespace madang::server
{

/// Counts who is connected: in all, and by address those who have not signed in yet.
/// An address is an IPv4 address or the /64 of an IPv6 one.
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

        /// From now on it counts in all, no longer against its address.
        void signedIn();

    private:
        friend class Admission;
        Ticket(Admission &admission, const QHostAddress &address);
        void giveBack();

        Admission *m_admission = nullptr;
        QHostAddress m_address; ///< null once signed in
    };

    explicit Admission(const Limits &limits)
        : m_limits(limits)
    {
    }

    /// A place for who comes from `peer`; this object must outlive the ticket.
    [[nodiscard]] Expected<Ticket, Refusal> admit(const QHostAddress &peer);
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] int unauthenticatedFrom(const QHostAddress &peer) const;

private:
    void release(const QHostAddress &address);

    const Limits &m_limits;
    int m_total = 0;
    QHash<QHostAddress, int> m_unauthenticated;
};

/// What an address counts as: IPv4 also where it came mapped into IPv6, else the /64.
[[nodiscard]] QHostAddress countedAs(const QHostAddress &peer);

} // namespace madang::server
