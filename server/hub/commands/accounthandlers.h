// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accountcommands.h"
#include "server/hub/asked.h"
#include "server/hub/directory.h"
#include "server/hub/settings.h"

namespace madang::server
{

/// Hands the commands about passwords, devices and invitations on to the accounts, once roles have been looked at.
class AccountHandlers
{
public:
    AccountHandlers(const Directory &directory, AccountCommands &accounts, Inviting inviting);

    void carryOut(const AccountCommand &command, const Asked &asked);

private:
    [[nodiscard]] std::optional<Error> refusal(const User &user, const AccountCommand &command) const;

    const Directory &m_directory;
    AccountCommands &m_accounts;
    Inviting m_inviting;
};

} // namespace madang::server
