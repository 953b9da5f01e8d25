// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/accountbook.h"

#include "server/accounts/tokens.h"

#include <algorithm>

namespace madang::server
{
namespace
{

bool isUsable(const StoredInvitation &invitation, milliseconds now)
{
    const bool isOpen = invitation.uses == 0 || invitation.used < invitation.uses;
    return isOpen && (!invitation.expires || *invitation.expires > now);
}

} // namespace

AccountBook::AccountBook(const AccountState &state)
    : m_secret(state.secret)
    , m_passwords(state.passwords)
{
    for (const auto &device : state.devices)
        add(device);
    for (const auto &invitation : state.invitations)
        put(invitation);
}

void AccountBook::add(const StoredDevice &device)
{
    m_devices.insert(device.tokenHash, device);
}

void AccountBook::removeDevices(const QList<DeviceId> &devices)
{
    m_devices.removeIf([&devices](const auto &entry) { return devices.contains(entry.value().id); });
}

const StoredDevice *AccountBook::deviceOf(const QString &token) const
{
    // What is looked up is a hash that the asker cannot choose, so where the lookup ends tells nothing.
    const QByteArray hash = tokens::hashOf(token);
    const auto found = m_devices.constFind(hash);
    return found != m_devices.constEnd() && tokens::areEqual(found->tokenHash, hash) ? &*found : nullptr;
}

QList<StoredDevice> AccountBook::devicesOf(const UserId &user) const
{
    QList<StoredDevice> devices;
    for (const auto &device : m_devices) {
        if (device.user == user)
            devices.append(device);
    }
    std::sort(devices.begin(), devices.end(), [](const StoredDevice &left, const StoredDevice &right) {
        return std::pair(right.createdAt, right.id) < std::pair(left.createdAt, left.id);
    });
    return devices;
}

bool AccountBook::isDeviceOf(const UserId &user, const DeviceId &device) const
{
    return std::any_of(m_devices.cbegin(), m_devices.cend(),
                       [&](const StoredDevice &known) { return known.user == user && known.id == device; });
}

void AccountBook::markSeen(const QByteArray &tokenHash, milliseconds now)
{
    const auto found = m_devices.find(tokenHash);
    if (found != m_devices.end())
        found->seenAt = std::max(found->seenAt, now);
}

void AccountBook::put(const StoredInvitation &invitation)
{
    m_invitations.insert(invitation.code, invitation);
}

void AccountBook::removeInvitation(const QString &code)
{
    m_invitations.remove(code);
}

void AccountBook::markUsed(const QString &code)
{
    const auto found = m_invitations.find(code);
    if (found != m_invitations.end())
        ++found->used;
}

const StoredInvitation *AccountBook::usable(const QString &code, milliseconds now) const
{
    const auto found = m_invitations.constFind(code);
    return found != m_invitations.constEnd() && isUsable(*found, now) ? &*found : nullptr;
}

QList<StoredInvitation> AccountBook::usableInvitations(milliseconds now) const
{
    QList<StoredInvitation> invitations;
    for (const auto &invitation : m_invitations) {
        if (isUsable(invitation, now))
            invitations.append(invitation);
    }
    std::sort(invitations.begin(), invitations.end(),
              [](const auto &left, const auto &right) { return left.code < right.code; });
    return invitations;
}

QList<StoredInvitation> AccountBook::invitationsAround(const UserId &user) const
{
    QList<StoredInvitation> invitations;
    for (const auto &invitation : m_invitations) {
        if (invitation.by == user || invitation.forUser == user)
            invitations.append(invitation);
    }
    return invitations;
}

void AccountBook::beginPassword(const UserId &user)
{
    m_passwordsOnTheWay.insert(user);
    ++m_passwordVersions[user];
}

void AccountBook::setPassword(const UserId &user, const QString &phc)
{
    m_passwords.insert(user, phc);
    m_passwordsOnTheWay.remove(user);
    ++m_passwordVersions[user];
}

void AccountBook::keepPassword(const UserId &user)
{
    m_passwordsOnTheWay.remove(user);
}

bool AccountBook::isPasswordSettled(const UserId &user, int version) const
{
    return passwordVersion(user) == version && !m_passwordsOnTheWay.contains(user);
}

void AccountBook::renewPassword(const UserId &user, const QString &phc)
{
    m_passwords.insert(user, phc);
}

void AccountBook::forget(const UserId &user)
{
    m_devices.removeIf([&user](const auto &entry) { return entry.value().user == user; });
    m_invitations.removeIf(
        [&user](const auto &entry) { return entry.value().by == user || entry.value().forUser == user; });
    m_passwords.remove(user);
    ++m_passwordVersions[user];
}

} // namespace madang::server
