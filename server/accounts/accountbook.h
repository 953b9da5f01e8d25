// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/expected.h"
#include "server/accounts/accounts.h"
#include "server/accounts/accountstore.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace madang::server
{

/// What accounts know, in memory, as it is in the store: who is signed in where, which invitations there are, which
/// passwords. Changed only after the store has it.
class AccountBook
{
public:
    AccountBook() = default;
    explicit AccountBook(const AccountState &state);

    void add(const StoredDevice &device);
    void removeDevices(const QList<DeviceId> &devices);
    /// The device of a token, in a time that tells nothing about other tokens.
    [[nodiscard]] const StoredDevice *deviceOf(const QString &token) const;
    /// From the newest to the oldest.
    [[nodiscard]] QList<StoredDevice> devicesOf(const UserId &user) const;
    [[nodiscard]] bool isDeviceOf(const UserId &user, const DeviceId &device) const;
    void markSeen(const QByteArray &tokenHash, milliseconds now);

    void put(const StoredInvitation &invitation);
    void removeInvitation(const QString &code);
    void markUsed(const QString &code);
    /// Whether there is such an invitation, usable or not.
    [[nodiscard]] bool knows(const QString &code) const { return m_invitations.contains(code); }
    /// An invitation that still lets somebody in.
    [[nodiscard]] const StoredInvitation *usable(const QString &code, milliseconds now) const;
    [[nodiscard]] QList<StoredInvitation> usableInvitations(milliseconds now) const;
    /// All that `user` made and all that sign in as `user`.
    [[nodiscard]] QList<StoredInvitation> invitationsAround(const UserId &user) const;

    /// Another password is on its way to the store; setPassword() or keepPassword() follows.
    void beginPassword(const UserId &user);
    void setPassword(const UserId &user, const QString &phc);
    void keepPassword(const UserId &user);
    /// The same password under another hash.
    void renewPassword(const UserId &user, const QString &phc);
    /// Changes with the password, and not with its hash.
    [[nodiscard]] int passwordVersion(const UserId &user) const { return m_passwordVersions.value(user); }
    /// Whether it is still that one and no other is on its way.
    [[nodiscard]] bool isPasswordSettled(const UserId &user, int version) const;
    /// PHC; empty where there is none.
    [[nodiscard]] QString passwordOf(const UserId &user) const { return m_passwords.value(user); }
    void forget(const UserId &user);
    [[nodiscard]] const QByteArray &secret() const { return m_secret; }

private:
    QByteArray m_secret;
    QHash<QByteArray, StoredDevice> m_devices; ///< by the hash of their tokens
    QHash<QString, StoredInvitation> m_invitations;
    QHash<UserId, QString> m_passwords;
    QHash<UserId, int> m_passwordVersions;
    QSet<UserId> m_passwordsOnTheWay;
};

} // namespace madang::server
