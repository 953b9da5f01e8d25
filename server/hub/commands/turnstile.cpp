// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/commands/turnstile.h"

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int lookupsMost = 256; ///< of one user at a time; who sends more at once is refused unseen

/// What a command would be found by in the log; nothing for those that leave no trace there.
std::optional<ChangeKey> keyIn(const UserId &author, const Command &command)
{
    return std::visit(
        [&author](const auto &one) -> std::optional<ChangeKey> {
            if constexpr (Durable<std::decay_t<decltype(one)>>)
                return keyOf(author, one);
            else
                return std::nullopt;
        },
        command);
}

} // namespace

Turnstile::Turnstile(Log &log, const Clock &clock, const UserRates &rates)
    : m_log(log)
    , m_clock(clock)
    , m_rates(rates)
{
}

Error Turnstile::tooFast(milliseconds early)
{
    return {ErrorCode::TooMany, u"too many commands in a short time"_s, early};
}

std::optional<milliseconds> Turnstile::count(const UserId &user, const Command &command)
{
    const bool isPost = std::holds_alternative<Post>(command);
    const Rate &rate = isPost ? m_rates.posts : m_rates.commands;
    if (!rate.isLimited() || std::holds_alternative<Bye>(command))
        return std::nullopt;
    Account &account = m_accounts[user];
    return (isPost ? account.posts : account.commands).take(rate, m_clock.steady());
}

std::optional<milliseconds> Turnstile::countArrival(const UserId &user)
{
    if (!m_rates.arrivals.isLimited())
        return std::nullopt;
    return m_accounts[user].arrivals.take(m_rates.arrivals, m_clock.steady());
}

void Turnstile::admitRepetition(const Command &command, const Asked &asked, milliseconds early, const Pass &pass)
{
    const auto key = keyIn(asked.user(), command);
    if (key && m_accounts[asked.user()].lookups < lookupsMost)
        lookUp(*key, asked, early, pass);
    else
        asked.refuse(tooFast(early));
}

void Turnstile::lookUp(const ChangeKey &key, const Asked &asked, milliseconds early, const Pass &pass)
{
    ++m_accounts[key.author].lookups;
    m_log.find(key.author, key.id, key.hash,
               [this, user = key.author, asked, early, pass](const Expected<std::optional<Commit>, Error> &found) {
                   --m_accounts[user].lookups;
                   const bool isKnown = found ? found->has_value() : found.error().code == ErrorCode::Conflict;
                   if (isKnown)
                       pass();
                   else
                       asked.refuse(tooFast(early));
               });
}

void Turnstile::forgetIdle()
{
    const milliseconds now = m_clock.steady();
    m_accounts.removeIf([now](const auto &entry) {
        const Account &account = entry.value();
        return account.lookups == 0 && account.posts.isAsNew(now) && account.commands.isAsNew(now) &&
               account.arrivals.isAsNew(now);
    });
}

} // namespace madang::server
