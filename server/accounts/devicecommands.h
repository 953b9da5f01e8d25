// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accountcontext.h"
#include "server/accounts/slowdown.h"

namespace madang::server
{

/// Where a user is signed in, and with which password: what everybody does for oneself.
class DeviceCommands
{
public:
    using Then = AccountCommands::Then;

    explicit DeviceCommands(AccountContext &context)
        : m_context(context)
        , m_slowDown(context.clock)
    {
    }

    void list(const Identity &from, const ListDevices &command, const Then &then);
    void revoke(const Identity &from, const RevokeDevice &command, const Then &then);
    /// Needs the old password where there is one. The other devices are signed out.
    void setPassword(const Identity &from, const SetPassword &command, const Then &then);

private:
    void storePassword(const Identity &from, const QString &phc, const Then &then);
    void signOut(const QList<DeviceId> &devices, const Then &then);
    void hashNew(const Identity &from, int version, const QString &password, const Then &then);

    AccountContext &m_context;
    SlowDown m_slowDown; ///< by user: of the old password
};

} // namespace madang::server
