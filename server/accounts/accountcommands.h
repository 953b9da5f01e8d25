// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/commands/account.h"
#include "protocol/commands/people.h"
#include "server/accounts/accounts.h"
#include "server/log/change.h"

#include <functional>
#include <variant>

namespace madang::server
{

/// A `user.reset` that is in the log: who may come back, under which id that was asked, when it was the first time and
/// whether this is a repetition.
struct GrantedReset {
    using Reply = ResetLink;

    ChangeId id;
    UserId user;
    milliseconds at{};
    bool again = false;
};

/// The commands of signed-in clients that accounts carry out.
using AccountCommand =
    std::variant<SetPassword, ListDevices, RevokeDevice, Invite, ListInvitations, RevokeInvitation, GrantedReset>;
/// Their answers: of each command its own (`Invite::Reply` for Invite).
using AccountReply = std::variant<Done, DeviceList, Invited, InvitationList, ResetLink>;

/// A command and who asks. The hub has looked at the rights that depend on roles (invite, user.reset); accounts look at
/// what only they know: whose device or invitation it is (`role`: an admin sees and ends everybody's invitations).
struct AccountRequest {
    Identity from;
    Role role = Role::Member;
    AccountCommand command;
};

/// Told of what accounts did and everybody has to know at once. Called in the event loop's thread.
class AccountWatcher
{
public:
    virtual ~AccountWatcher() = default;

    /// A new user's `user` event is in the log. Called from within the store's own answer, before `join` is answered,
    /// because events have to come to the hub in the order of the log.
    virtual void userEnrolled(const Commit &commit) = 0;
    /// These devices' tokens are no longer good; their connections end.
    virtual void devicesSignedOut(const QList<DeviceId> &devices) = 0;
};

/// Accounts as the hub sees them. Answers arrive later in the caller's event loop, never within the call.
class AccountCommands
{
public:
    using Then = std::function<void(Expected<AccountReply, Error>)>;

    virtual ~AccountCommands() = default;

    /// Once, before anything else.
    virtual void watch(AccountWatcher &watcher) = 0;
    virtual void carryOut(const AccountRequest &request, Then then) = 0;
    /// The user's `user.removed` is in the log: tokens, password and invitations end. The hub ends the connections.
    virtual void forget(const UserId &user) = 0;
};

} // namespace madang::server
