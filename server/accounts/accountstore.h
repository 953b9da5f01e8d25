// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/objects.h"
#include "server/log/change.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <optional>

namespace madang::server
{

/// A signed-in program. `tokenHash` is BLAKE2b of the token; the token itself is nowhere.
struct StoredDevice {
    DeviceId id;
    UserId user;
    QString name;
    QByteArray tokenHash;
    milliseconds createdAt{};
    milliseconds seenAt{};

    bool operator==(const StoredDevice &) const = default;
};

/// A way in. `forUser` is set where it is a one-time link of user.reset: it signs in as that user instead of making
/// one.
struct StoredInvitation {
    QString code;
    Role role = Role::Member;
    qint64 uses = 0; ///< 0: no bound
    qint64 used = 0;
    UserId by{}; ///< empty: made on the command line or at the first start
    std::optional<milliseconds> expires{};
    UserId forUser{};

    bool operator==(const StoredInvitation &) const = default;
};

/// All that accounts need to know at the start.
struct AccountState {
    QList<StoredDevice> devices;
    QList<StoredInvitation> invitations;
    QHash<UserId, QString> passwords; ///< PHC strings; without one a user signs in by invitation only
    QByteArray secret{};              ///< of the database, made with it; 32 to 64 bytes
};

/// Somebody comes in, in one transaction: the use of the invitation, the new user (its `user` event is a Change) or
/// none where a known one comes back, the password, the device.
struct Enrolment {
    QString invitation{}; ///< empty: none was used (login)
    std::optional<Change> newUser{};
    QString password{}; ///< PHC string; empty: leave as it is
    StoredDevice device;
};

/// What accounts write. Kept in the log's database and by its writer, so that a join is one transaction.
class AccountStore
{
public:
    template <typename T>
    using Then = std::function<void(Expected<T, Error>)>;

    virtual ~AccountStore() = default;

    /// After Log::open(); blocks.
    [[nodiscard]] virtual Expected<AccountState, Error> loadAccounts() = 0;
    /// The commit of the new user's event, or none. Conflict where the name is taken, NotFound where the invitation is
    /// used up.
    virtual void enrol(const Enrolment &enrolment, Then<std::optional<Commit>> then) = 0;
    virtual void setPassword(const UserId &user, const QString &phc, Then<void> then) = 0;
    virtual void removeDevices(const QList<DeviceId> &devices, Then<void> then) = 0;
    /// Stores or, with `uses` -1, removes.
    virtual void putInvitation(const StoredInvitation &invitation, Then<void> then) = 0;
};

} // namespace madang::server
