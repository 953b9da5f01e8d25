// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/asked.h"
#include "server/hub/changes.h"
#include "server/tokenbucket.h"

#include <QHash>

#include <functional>

namespace madang::server
{

/// How fast one user may go, over all connections together.
struct UserRates {
    Rate posts{};
    Rate commands{}; ///< everything but posts
    Rate arrivals{}; ///< beginning to hear: a hello, a stream, a poll that is nobody's next
};

/// Lets commands pass as fast as their users may ask. What is over the rate is looked up first: a repetition of what is
/// in the log passes, however fast it comes. Who comes and goes is counted too: what they missed is read each time.
class Turnstile
{
public:
    using Pass = std::function<void()>;

    Turnstile(Log &log, const Clock &clock, const UserRates &rates);

    /// Counts one; or says how long it is early, and counts nothing.
    [[nodiscard]] std::optional<milliseconds> count(const UserId &user, const Command &command);
    [[nodiscard]] std::optional<milliseconds> countArrival(const UserId &user);
    /// How who is early is refused.
    [[nodiscard]] static Error tooFast(milliseconds early);
    /// What is early is looked up: a repetition passes, everything else is refused.
    void admitRepetition(const Command &command, const Asked &asked, milliseconds early, const Pass &pass);
    /// Forgets who has paid for all; from time to time.
    void forgetIdle();

private:
    struct Account {
        TokenBucket posts{};
        TokenBucket commands{};
        TokenBucket arrivals{};
        int lookups = 0; ///< under way
    };

    void lookUp(const ChangeKey &key, const Asked &asked, milliseconds early, const Pass &pass);

    Log &m_log;
    const Clock &m_clock;
    UserRates m_rates;
    QHash<UserId, Account> m_accounts;
};

} // namespace madang::server
