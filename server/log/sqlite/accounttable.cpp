// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlite/accounttable.h"

#include "server/log/refusals.h"
#include "server/log/sqlite/values.h"

namespace madang::server::sqlite
{

AccountState loadAccounts(Database &database)
{
    AccountState state;
    Statement devices(database, "SELECT id, user, name, token_hash, created_at, seen_at FROM devices ORDER BY id");
    for (auto rows = devices.query(); rows.next();)
        state.devices.append(StoredDevice{.id = rows.id<DeviceId>(0),
                                          .user = rows.id<UserId>(1),
                                          .name = rows.text(2),
                                          .tokenHash = rows.bytes(3),
                                          .createdAt = rows.time(4),
                                          .seenAt = rows.time(5)});
    Statement invitations(database,
                          "SELECT code, role, uses, used, by_user, expires, for_user FROM invitations ORDER BY code");
    for (auto rows = invitations.query(); rows.next();)
        state.invitations.append(
            StoredInvitation{.code = rows.text(0),
                             .role = fromWord<Role>(rows.text(1)),
                             .uses = rows.integer(2),
                             .used = rows.integer(3),
                             .by = rows.id<UserId>(4),
                             .expires = rows.isNull(5) ? std::nullopt : std::optional(rows.time(5)),
                             .forUser = rows.id<UserId>(6)});
    Statement passwords(database, "SELECT user, phc FROM passwords");
    for (auto rows = passwords.query(); rows.next();)
        state.passwords.insert(rows.id<UserId>(0), rows.text(1));
    state.secret = database.text("SELECT value FROM meta WHERE key = 'secret'").toLatin1();
    return state;
}

AccountTable::AccountTable(Database &database, Ledger &ledger)
    : m_ledger(ledger)
    , m_usable(database, "SELECT 1 FROM invitations WHERE code = ? AND (uses = 0 OR used < uses) "
                         "AND (expires IS NULL OR expires > ?)")
    , m_use(database, "UPDATE invitations SET used = used + 1 WHERE code = ?")
    , m_setPassword(database, "INSERT OR REPLACE INTO passwords (user, phc) VALUES (?, ?)")
    , m_addDevice(database, "INSERT OR REPLACE INTO devices (id, user, name, token_hash, created_at, seen_at) "
                            "VALUES (?, ?, ?, ?, ?, ?)")
    , m_removeDevice(database, "DELETE FROM devices WHERE id = ?")
    , m_putInvitation(database,
                      "INSERT OR REPLACE INTO invitations (code, role, uses, used, by_user, expires, for_user) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?)")
    , m_removeInvitation(database, "DELETE FROM invitations WHERE code = ?")
{
}

Expected<std::optional<Commit>, Error> AccountTable::enrol(const Enrolment &enrolment, milliseconds now)
{
    const StoredDevice &device = enrolment.device;
    if (!enrolment.invitation.isEmpty() && !isUsable(enrolment.invitation, now))
        return Unexpected(refusals::invitationGone());
    if (!enrolment.newUser && !m_ledger.isUser(device.user))
        return Unexpected(refusals::userGone());
    std::optional<Commit> commit;
    if (enrolment.newUser) {
        auto added = m_ledger.append(*enrolment.newUser, now);
        if (!added)
            return Unexpected(added.error());
        commit = std::move(*added);
    }
    if (!enrolment.invitation.isEmpty())
        m_use.run(enrolment.invitation);
    if (!enrolment.password.isEmpty())
        m_setPassword.run(device.user, enrolment.password);
    m_addDevice.run(device.id, device.user, device.name, device.tokenHash, device.createdAt, device.seenAt);
    return commit;
}

bool AccountTable::isUsable(const QString &invitation, milliseconds now)
{
    auto rows = m_usable.query(invitation, now);
    return rows.next();
}

Expected<void, Error> AccountTable::setPassword(const UserId &user, const QString &phc)
{
    if (!m_ledger.isUser(user))
        return Unexpected(refusals::userGone());
    m_setPassword.run(user, phc);
    return {};
}

void AccountTable::removeDevices(const QList<DeviceId> &devices)
{
    for (const DeviceId &device : devices)
        m_removeDevice.run(device);
}

void AccountTable::putInvitation(const StoredInvitation &invitation)
{
    if (invitation.uses < 0)
        m_removeInvitation.run(invitation.code);
    else
        m_putInvitation.run(invitation.code, word(invitation.role), invitation.uses, invitation.used, invitation.by,
                            invitation.expires, invitation.forUser);
}

} // namespace madang::server::sqlite
