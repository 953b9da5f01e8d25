// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/accountservice.h"

#include "server/accounts/accounterrors.h"

namespace madang::server
{

AccountService::AccountService(const AccountParts &parts)
    : m_context(parts)
    , m_joining(m_context)
    , m_signingIn(m_context)
    , m_devices(m_context)
    , m_invitations(m_context)
{
}

Expected<void, Error> AccountService::load()
{
    const auto state = m_context.store.loadAccounts();
    if (!state)
        return Unexpected(state.error());
    m_context.book = AccountBook(*state);
    return {};
}

void AccountService::inviteOwner(const SignIn::Then<Invited> &then)
{
    for (const auto &invitation : m_context.book.usableInvitations(m_context.clock.now())) {
        if (invitation.role == Role::Owner && invitation.by.isEmpty() && invitation.forUser.isEmpty()) {
            const Invited invited{.code = invitation.code, .link = m_context.linkOf(invitation.code)};
            m_context.later([then, invited] { then(invited); });
            return;
        }
    }
    m_invitations.issue({.code = m_invitations.newCode(), .role = Role::Owner, .uses = 1}, then);
}

void AccountService::inviteFromConsole(const Invite &command, const SignIn::Then<Invited> &then)
{
    m_invitations.issue(
        {.code = m_invitations.newCode(), .role = command.role, .uses = command.uses, .expires = command.expires},
        then);
}

void AccountService::resetFromConsole(const QString &name, const SignIn::Then<Invited> &then)
{
    const auto refuse = [&](const Error &error) { m_context.later([then, error] { then(Unexpected(error)); }); };
    if (!name.isEmpty()) {
        const auto named = m_context.people.personNamed(name);
        return named ? m_invitations.resetFor(named->id, then) : refuse(accounterrors::userUnknown());
    }
    const auto owners = m_context.people.owners();
    if (owners.isEmpty())
        return refuse(accounterrors::ownerless());
    if (owners.size() > 1)
        return refuse(accounterrors::severalOwners());
    m_invitations.resetFor(owners.first().id, then);
}

void AccountService::join(const JoinRequest &request, SignIn::Then<SignedIn> then)
{
    m_joining.join(request, then);
}

void AccountService::login(const LoginRequest &request, const QString &from, SignIn::Then<SignedIn> then)
{
    m_signingIn.login(request, from, then);
}

void AccountService::logout(const QString &token, SignIn::Then<void> then)
{
    m_signingIn.logout(token, then);
}

std::optional<Identity> AccountService::identify(const QString &token) const
{
    const auto *device = m_context.book.deviceOf(token);
    if (!device)
        return std::nullopt;
    m_context.book.markSeen(device->tokenHash, m_context.clock.now());
    return Identity{.user = device->user, .device = device->id};
}

void AccountService::watch(AccountWatcher &watcher)
{
    m_context.watcher = &watcher;
}

void AccountService::carryOut(const AccountRequest &request, AccountCommands::Then then)
{
    std::visit(overloaded{[&](const SetPassword &command) { m_devices.setPassword(request.from, command, then); },
                          [&](const ListDevices &command) { m_devices.list(request.from, command, then); },
                          [&](const RevokeDevice &command) { m_devices.revoke(request.from, command, then); },
                          [&](const Invite &command) { m_invitations.invite(request, command, then); },
                          [&](const ListInvitations &command) { m_invitations.list(request, command, then); },
                          [&](const RevokeInvitation &command) { m_invitations.revoke(request, command, then); },
                          [&](const GrantedReset &command) { m_invitations.reset(request, command, then); }},
               request.command);
}

void AccountService::forget(const UserId &user)
{
    // Devices and password end with the event itself, in the log's transaction.
    for (const auto &invitation : m_context.book.invitationsAround(user))
        m_invitations.end(invitation.code, [](const Expected<void, Error> & /*result*/) {});
    m_context.book.forget(user);
}

} // namespace madang::server
