// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accountstore.h"
#include "server/log/sqlite/ledger.h"

namespace madang::server::sqlite
{

[[nodiscard]] AccountState loadAccounts(Database &database);

/// Devices, invitations and passwords, on the writing connection.
class AccountTable
{
public:
    AccountTable(Database &database, Ledger &ledger);

    [[nodiscard]] Expected<std::optional<Commit>, Error> enrol(const Enrolment &enrolment, milliseconds now);
    [[nodiscard]] Expected<void, Error> setPassword(const UserId &user, const QString &phc);
    void removeDevices(const QList<DeviceId> &devices);
    void putInvitation(const StoredInvitation &invitation);

private:
    [[nodiscard]] bool isUsable(const QString &invitation, milliseconds now);

    Ledger &m_ledger;
    Statement m_usable;
    Statement m_use;
    Statement m_setPassword;
    Statement m_addDevice;
    Statement m_removeDevice;
    Statement m_putInvitation;
    Statement m_removeInvitation;
};

} // namespace madang::server::sqlite
