// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/commands/accounthandlers.h"

#include "server/hub/access.h"
#include "server/hub/commands/replying.h"
#include "server/hub/rights.h"

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

} // namespace

AccountHandlers::AccountHandlers(const Directory &directory, Changes &changes, AccountCommands &accounts,
                                 Inviting inviting)
    : m_directory(directory)
    , m_changes(changes)
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
    return std::nullopt;
}

void AccountHandlers::carryOut(const ResetUser &command, const Asked &asked)
{
    m_changes.submit(
        Weight::Structure, keyOf(asked.user(), command),
        [this, command, user = asked.user()] { return decide(command, user); },
        [this, command, asked](const Expected<std::optional<Commit>, Error> &result) {
            if (!result)
                asked.refuse(result.error());
            else if (*result)
                letIn(command, asked, **result);
            else
                asked.refuse({ErrorCode::Internal, u"nothing was stored"_s});
        });
}

/// Its row is a `user` event that changes nothing: the protocol has no other for it, and everybody knows what to do
/// with one.
Decision AccountHandlers::decide(const ResetUser &command, const UserId &user) const
{
    const auto who = access::asker(m_directory, user);
    if (!who)
        return Unexpected(who.error());
    const User *target = m_directory.user(command.user);
    if (!target)
        return Unexpected(access::notFound(u"there is no such user"_s));
    if (!rights::mayReset(*who, *target))
        return Unexpected(access::forbidden(u"this user is not yours to let in"_s));
    return Draft{.body = UserChanged{.user = *target}};
}

void AccountHandlers::letIn(const ResetUser &command, const Asked &asked, const Commit &commit)
{
    const GrantedReset granted{
        .id = command.id, .user = command.user, .at = commit.event.at, .again = commit.duplicate};
    m_accounts.carryOut(
        {.from = asked.identity(), .command = granted},
        [asked, stored = toStored(commit)](const Expected<AccountReply, Error> &result) {
            const auto *reply = result ? std::get_if<ResetLink>(&*result) : nullptr;
            if (reply)
                asked.answer(ResetLink{.seq = stored.seq, .link = reply->link, .duplicate = stored.duplicate});
            else
                asked.refuse(result ? Error{ErrorCode::Internal, u"no link was made"_s} : result.error());
        });
}

} // namespace madang::server
