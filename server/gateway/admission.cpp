// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/admission.h"

#include <algorithm>
#include <utility>

namespace madang::server
{

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

Expected<Admission::Ticket, Admission::Refusal> Admission::admit(const QHostAddress &peer)
{
    if (m_limits.connectionsTotal > 0 && m_total >= m_limits.connectionsTotal)
        return Unexpected(Refusal::Full);
    const QHostAddress address = countedAs(peer);
    if (m_limits.unauthenticatedPerAddress > 0 &&
        m_unauthenticated.value(address) >= m_limits.unauthenticatedPerAddress)
        return Unexpected(Refusal::TooManyFromAddress);
    return Ticket(*this, address);
}

int Admission::unauthenticatedFrom(const QHostAddress &peer) const
{
    return m_unauthenticated.value(countedAs(peer));
}

void Admission::release(const QHostAddress &address)
{
    const auto count = m_unauthenticated.find(address);
    if (count != m_unauthenticated.end() && --*count == 0)
        m_unauthenticated.erase(count);
}

Admission::Ticket::Ticket(Admission &admission, const QHostAddress &address)
    : m_admission(&admission)
    , m_address(address)
{
    ++admission.m_total;
    ++admission.m_unauthenticated[m_address];
}

Admission::Ticket::Ticket(Ticket &&other) noexcept
    : m_admission(std::exchange(other.m_admission, nullptr))
    , m_address(std::exchange(other.m_address, {}))
{
}

Admission::Ticket &Admission::Ticket::operator=(Ticket &&other) noexcept
{
    if (this != &other) {
        giveBack();
        m_admission = std::exchange(other.m_admission, nullptr);
        m_address = std::exchange(other.m_address, {});
    }
    return *this;
}

void Admission::Ticket::signedIn()
{
    if (m_admission != nullptr && !m_address.isNull())
        m_admission->release(std::exchange(m_address, {}));
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
