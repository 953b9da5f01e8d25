// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/failures.h"

#include "server/gateway/admission.h"

namespace madang::server
{

using namespace Qt::StringLiterals;

Failures::Failures(const Limits &limits, const Clock &clock)
    : m_limits(limits)
    , m_clock(clock)
{
}

Failures::Asker Failures::stranger(const QHostAddress &peer)
{
    return {countedAs(peer).toString()};
}

Failures::Asker Failures::member(const UserId &user)
{
    return {"user "_L1 + user.value}; // no address has a blank in it
}

std::optional<milliseconds> Failures::wait(const Asker &asker)
{
    const TokenBucket *const counted = m_counts.object(asker.name);
    return counted == nullptr ? std::nullopt : counted->wait(rate(), m_clock.steady());
}

std::optional<milliseconds> Failures::count(const Asker &asker)
{
    if (!rate().isLimited())
        return std::nullopt;
    TokenBucket *counted = m_counts.object(asker.name);
    if (counted == nullptr) {
        counted = new TokenBucket;
        m_counts.insert(asker.name, counted);
    }
    return counted->take(rate(), m_clock.steady());
}

Rate Failures::rate() const
{
    return rateOf(m_limits.failuresPerMinute, std::chrono::minutes(1), m_limits.failuresPerMinute);
}

} // namespace madang::server
