// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accountcontext.h"
#include "server/accounts/devicecommands.h"
#include "server/accounts/invitations.h"
#include "server/accounts/joining.h"
#include "server/accounts/signingin.h"

namespace madang::server
{

/// Accounts as the rest of the server sees them: the gateway's doors and the hub's commands. Joining, SigningIn,
/// DeviceCommands and Invitations do the work.
///
/// `people` is asked only after watch(). Whatever `parts` refers to outlives it, and nothing is answered after it.
class AccountService final : public SignIn, public AccountCommands
{
public:
    explicit AccountService(const AccountParts &parts);

    /// Reads what the store has; blocks. After Log::open(), before anything else.
    [[nodiscard]] Expected<void, Error> load();

    /// The link with which the owner comes in: one use, kept until it is used. For a server that has no owner.
    void inviteOwner(const SignIn::Then<Invited> &then);
    /// An invitation made on the command line.
    void inviteFromConsole(const Invite &command, const SignIn::Then<Invited> &then);
    /// What user.reset gives, asked for on the command line. An empty name means the owner, where there is one only.
    void resetFromConsole(const QString &name, const SignIn::Then<Invited> &then);

    void join(const JoinRequest &request, SignIn::Then<SignedIn> then) override;
    void login(const LoginRequest &request, const QString &from, SignIn::Then<SignedIn> then) override;
    void logout(const QString &token, SignIn::Then<void> then) override;
    [[nodiscard]] std::optional<Identity> identify(const QString &token) const override;

    void watch(AccountWatcher &watcher) override;
    void carryOut(const AccountRequest &request, AccountCommands::Then then) override;
    void forget(const UserId &user) override;

private:
    mutable AccountContext m_context; // identify() notes when a device was seen
    Joining m_joining;
    SigningIn m_signingIn;
    DeviceCommands m_devices;
    Invitations m_invitations;
};

} // namespace madang::server
