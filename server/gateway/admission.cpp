// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/admission.h"

#include "server/gateway/forwarded.h"

#include <algorithm>
#include <utility>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::chrono::seconds comeBackIn{5};

template <typename Key>
void takeOne(QHash<Key, int> &counts, const Key &key)
{
    const auto count = counts.find(key);
    if (count != counts.end() && --*count == 0)
        counts.erase(count);
}

} // namespace

QHostAddress countedAs(const QHostAddress &peer)
{
    bool isIpv4 = false;
    const quint32 ipv4 = peer.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4);
    Q_IPV6ADDR ipv6 = peer.toIPv6Address();
    std::fill(std::begin(ipv6.c) + 8, std::end(ipv6.c), quint8{0});
    return QHostAddress(ipv6);
}

Error errorFor(Admission::Refusal refusal)
{
    if (refusal == Admission::Refusal::Full)
        return {ErrorCode::Unavailable, u"the server is full"_s, comeBackIn};
    return {ErrorCode::TooMany, u"too many connections from this address"_s, comeBackIn};
}

Expected<Admission::Ticket, Admission::Refusal> Admission::admit(const QHostAddress &peer)
{
    if (m_limits.connectionsTotal > 0 && m_total >= m_limits.connectionsTotal)
        return Unexpected(Refusal::Full);
    const bool isProxy = m_proxies.contains(peer);
    if (!(isProxy ? hasRoomToWait() : hasRoomFor(peer)))
        return Unexpected(Refusal::TooManyFromAddress);
    return Ticket(*this, peer, isProxy ? Ticket::Standing::Waiting : Ticket::Standing::Stranger);
}

int Admission::unauthenticatedFrom(const QHostAddress &client) const
{
    return m_unauthenticated.value(countedAs(client));
}

bool Admission::hasRoomFor(const QHostAddress &client) const
{
    return m_limits.unauthenticatedPerAddress <= 0 || unauthenticatedFrom(client) < m_limits.unauthenticatedPerAddress;
}

bool Admission::hasRoomToWait() const
{
    return m_limits.unauthenticatedPerAddress <= 0 || m_waiting / waitingByPlace < m_limits.unauthenticatedPerAddress;
}

bool Admission::hasRoomFor(const UserId &user) const
{
    return m_limits.connectionsPerUser <= 0 || m_members.value(user) < m_limits.connectionsPerUser;
}

Admission::Ticket::Ticket(Admission &admission, const QHostAddress &peer, Standing standing)
    : m_admission(&admission)
    , m_peer(peer)
    , m_client(peer)
{
    ++admission.m_total;
    change(standing);
}

Admission::Ticket::Ticket(Ticket &&other) noexcept
    : m_admission(std::exchange(other.m_admission, nullptr))
    , m_peer(other.m_peer)
    , m_client(other.m_client)
    , m_user(other.m_user)
    , m_standing(other.m_standing)
{
}

Admission::Ticket &Admission::Ticket::operator=(Ticket &&other) noexcept
{
    if (this != &other) {
        giveBack();
        m_admission = std::exchange(other.m_admission, nullptr);
        m_peer = other.m_peer;
        m_client = other.m_client;
        m_user = other.m_user;
        m_standing = other.m_standing;
    }
    return *this;
}

std::optional<Admission::Refusal> Admission::Ticket::comeFor(const QByteArrayList &forwardedFor,
                                                             const std::optional<UserId> &user)
{
    if (m_admission == nullptr)
        return std::nullopt;
    change(Standing::Waiting);
    m_client = clientBehind(m_admission->m_proxies, m_peer, forwardedFor);
    if (user && m_admission->hasRoomFor(*user)) {
        m_user = *user;
        change(Standing::Member);
        return std::nullopt;
    }
    if (!m_admission->hasRoomFor(m_client))
        return Refusal::TooManyFromAddress;
    change(Standing::Stranger);
    return std::nullopt;
}

void Admission::Ticket::waitForNext()
{
    if (m_admission != nullptr && m_admission->m_proxies.contains(m_peer))
        change(Standing::Waiting);
}

bool Admission::Ticket::holdUp()
{
    if (m_admission == nullptr || m_admission->m_heldUp >= mostHeldUp)
        return false;
    change(Standing::HeldUp);
    return true;
}

void Admission::Ticket::letGo()
{
    if (m_admission != nullptr && m_standing == Standing::HeldUp)
        change(Standing::Stranger);
}

void Admission::Ticket::signedIn()
{
    if (m_admission != nullptr)
        change(Standing::SignedIn);
}

void Admission::Ticket::change(Standing standing)
{
    if (m_standing == Standing::Waiting)
        --m_admission->m_waiting;
    else if (m_standing == Standing::Stranger)
        takeOne(m_admission->m_unauthenticated, countedAs(m_client));
    else if (m_standing == Standing::Member)
        takeOne(m_admission->m_members, m_user);
    else if (m_standing == Standing::HeldUp)
        --m_admission->m_heldUp;
    m_standing = standing;
    if (m_standing == Standing::Waiting)
        ++m_admission->m_waiting;
    else if (m_standing == Standing::Stranger)
        ++m_admission->m_unauthenticated[countedAs(m_client)];
    else if (m_standing == Standing::Member)
        ++m_admission->m_members[m_user];
    else if (m_standing == Standing::HeldUp)
        ++m_admission->m_heldUp;
}

void Admission::Ticket::giveBack()
{
    if (m_admission == nullptr)
        return;
    signedIn();
    --m_admission->m_total;
    m_admission = nullptr;
}

} // namespace madang::server
