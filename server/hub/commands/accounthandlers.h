// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accountcommands.h"
#include "server/hub/asked.h"
#include "server/hub/changes.h"
#include "server/hub/directory.h"
#include "server/hub/settings.h"

namespace madang::server
{

/// Hands the commands about passwords, devices and invitations on to the accounts, once roles have been looked at. A
/// `user.reset` goes through the log first, so that it is carried out once.
class AccountHandlers
{
public:
    AccountHandlers(const Directory &directory, Changes &changes, AccountCommands &accounts, Inviting inviting);

    void carryOut(const AccountCommand &command, const Asked &asked);
    void carryOut(const ResetUser &command, const Asked &asked);

private:
    [[nodiscard]] std::optional<Error> refusal(const User &user, const AccountCommand &command) const;

    [[nodiscard]] Decision decide(const ResetUser &command, const UserId &user) const;
    /// What is in the log is carried out; the link that comes of it is the answer.
    void letIn(const ResetUser &command, const Asked &asked, const Commit &commit);

    const Directory &m_directory;
    Changes &m_changes;
    AccountCommands &m_accounts;
    Inviting m_inviting;
};

} // namespace madang::server
