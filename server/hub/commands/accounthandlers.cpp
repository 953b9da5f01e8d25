// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/commands/accounthandlers.h"

#include "server/hub/access.h"
#include "server/hub/rights.h"

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

} // namespace

AccountHandlers::AccountHandlers(const Directory &directory, AccountCommands &accounts, Inviting inviting)
    : m_directory(directory)
    , m_accounts(accounts)
    , m_inviting(inviting)
{
}

void AccountHandlers::carryOut(const AccountCommand &command, const Asked &asked)
{
    const auto user = access::asker(m_directory, asked.user());
    if (!user) {
        asked.refuse(user.error());
        return;
    }
    if (const auto error = refusal(*user, command)) {
        asked.refuse(*error);
        return;
    }
    const AccountRequest request{.from = asked.identity(), .role = user->role, .command = command};
    m_accounts.carryOut(request, [asked](const Expected<AccountReply, Error> &result) {
        if (result)
            std::visit([&asked](const auto &reply) { asked.answer(reply); }, *result);
        else
            asked.refuse(result.error());
    });
}

std::optional<Error> AccountHandlers::refusal(const User &user, const AccountCommand &command) const
{
    if (const auto *invite = std::get_if<Invite>(&command);
        invite && !rights::mayInvite(user, invite->role, m_inviting))
        return access::forbidden(u"inviting like this is not yours"_s);
    if (const auto *reset = std::get_if<ResetUser>(&command)) {
        const User *target = m_directory.user(reset->user);
        if (!target)
            return access::notFound(u"there is no such user"_s);
        if (!rights::mayReset(user, *target))
            return access::forbidden(u"this user is not yours to let in"_s);
    }
    return std::nullopt;
}

} // namespace madang::server
