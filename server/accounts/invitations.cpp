// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/invitations.h"

#include "server/accounts/accounterrors.h"
#include "server/accounts/tokens.h"
#include "server/replybudget.h"

#include <algorithm>

namespace madang::server
{

QString Invitations::newCode()
{
    return tokens::newCode(m_context.randomness);
}

/// One's own; of others those of the roles that one stands over, so that nobody climbs by somebody else's link. The
/// links of user.reset are nobody's but the person's who gets them.
bool Invitations::concerns(const AccountRequest &from, const StoredInvitation &invitation) const
{
    if (!invitation.forUser.isEmpty())
        return false;
    const bool standsOver = from.role == Role::Owner || (from.role == Role::Admin && invitation.role == Role::Member);
    return invitation.by == from.from.user || standsOver;
}

void Invitations::issue(const StoredInvitation &invitation, const SignIn::Then<Invited> &then)
{
    m_context.store.putInvitation(invitation, [=, this](const Expected<void, Error> &result) {
        if (!result) {
            then(Unexpected(result.error()));
            return;
        }
        m_context.book.put(invitation);
        then(Invited{.code = invitation.code, .link = m_context.linkOf(invitation.code)});
    });
}

void Invitations::invite(const AccountRequest &from, const Invite &command, const Then &then)
{
    const auto now = m_context.clock.now();
    const auto refuse = [this, &then](const Error &error) {
        m_context.later([then, error] { then(Unexpected(error)); });
    };
    if (command.expires && *command.expires <= now) {
        refuse(accounterrors::expiresInThePast());
        return;
    }
    const auto open = m_context.book.usableInvitations(now);
    if (std::count_if(open.begin(), open.end(), [&](const auto &each) { return each.by == from.from.user; }) >=
        mostOfOne) {
        refuse(accounterrors::tooManyInvitations());
        return;
    }
    issue({.code = newCode(),
           .role = command.role,
           .uses = command.uses,
           .by = from.from.user,
           .expires = command.expires},
          [then](const Expected<Invited, Error> &result) {
              if (result)
                  then(AccountReply(*result));
              else
                  then(Unexpected(result.error()));
          });
}

void Invitations::list(const AccountRequest &from, const ListInvitations &command, const Then &then)
{
    InvitationList list;
    ReplyBudget budget;
    for (const auto &stored : m_context.book.usableInvitations(m_context.clock.now())) {
        if (!concerns(from, stored) || stored.code <= command.after)
            continue;
        const Invitation invitation{.code = stored.code,
                                    .link = m_context.linkOf(stored.code),
                                    .role = stored.role,
                                    .uses = stored.uses,
                                    .used = stored.used,
                                    .by = stored.by,
                                    .expires = stored.expires};
        list.more = !budget.takes(invitation);
        if (list.more)
            break;
        list.invites.append(invitation);
    }
    m_context.later([then, list] { then(AccountReply(list)); });
}

void Invitations::revoke(const AccountRequest &from, const RevokeInvitation &command, const Then &then)
{
    const auto *invitation = m_context.book.usable(command.code, m_context.clock.now());
    if (!invitation || !concerns(from, *invitation)) {
        m_context.later([then] { then(Unexpected(accounterrors::invitationUseless())); });
        return;
    }
    end(command.code, [then](const Expected<void, Error> &result) {
        if (result)
            then(AccountReply(Done{}));
        else
            then(Unexpected(result.error()));
    });
}

void Invitations::end(const QString &code, const SignIn::Then<void> &then)
{
    m_context.store.putInvitation({.code = code, .uses = -1}, [=, this](const Expected<void, Error> &result) {
        if (result)
            m_context.book.removeInvitation(code);
        then(result);
    });
}

bool Invitations::isSettled(const StoredInvitation &invitation) const
{
    if (m_context.book.knows(invitation.code) || !m_context.people.person(invitation.forUser) ||
        invitation.expires <= m_context.clock.now())
        return true;
    const auto others = m_context.book.invitationsAround(invitation.forUser);
    return std::any_of(others.cbegin(), others.cend(), [&invitation](const StoredInvitation &other) {
        return other.forUser == invitation.forUser && other.expires >= invitation.expires;
    });
}

void Invitations::reset(const AccountRequest &from, const GrantedReset &command, const Then &then)
{
    const StoredInvitation invitation{
        .code = tokens::codeFrom(m_context.book.secret(), {from.from.user.value, command.id.value}),
        .uses = 1,
        .by = from.from.user,
        .expires = command.at + resetLifetime,
        .forUser = command.user};
    // A repetition finds nothing to do, unless the first time ended between the log and here.
    if (command.again && isSettled(invitation)) {
        const ResetLink reply{.link = m_context.linkOf(invitation.code)};
        m_context.later([then, reply] { then(AccountReply(reply)); });
        return;
    }
    replaceWith(invitation, [then](const Expected<Invited, Error> &result) {
        if (result)
            then(AccountReply(ResetLink{.link = result->link}));
        else
            then(Unexpected(result.error()));
    });
}

void Invitations::resetFor(const UserId &user, const SignIn::Then<Invited> &then)
{
    replaceWith({.code = newCode(), .uses = 1, .expires = m_context.clock.now() + resetLifetime, .forUser = user},
                then);
}

void Invitations::replaceWith(const StoredInvitation &invitation, const SignIn::Then<Invited> &then)
{
    if (!m_context.people.person(invitation.forUser)) {
        m_context.later([then] { then(Unexpected(accounterrors::userUnknown())); });
        return;
    }
    for (const auto &earlier : m_context.book.invitationsAround(invitation.forUser)) {
        if (earlier.forUser == invitation.forUser)
            end(earlier.code, [](const Expected<void, Error> & /*result*/) {});
    }
    issue(invitation, then);
}

} // namespace madang::server
