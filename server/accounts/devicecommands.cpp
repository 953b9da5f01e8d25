// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/devicecommands.h"

#include "server/accounts/accounterrors.h"
#include "server/replybudget.h"

#include <algorithm>
#include <iterator>

namespace madang::server
{

void DeviceCommands::list(const Identity &from, const ListDevices &command, const Then &then)
{
    const auto devices = m_context.book.devicesOf(from.user);
    const auto last = std::find_if(devices.cbegin(), devices.cend(),
                                   [&](const StoredDevice &device) { return device.id == command.after; });
    DeviceList list;
    ReplyBudget budget;
    for (auto it = last == devices.cend() ? devices.cbegin() : std::next(last); it != devices.cend(); ++it) {
        const Device device{.id = it->id,
                            .name = it->name,
                            .createdAt = it->createdAt,
                            .seenAt = it->seenAt,
                            .current = it->id == from.device};
        list.more = !budget.takes(device);
        if (list.more)
            break;
        list.devices.append(device);
    }
    m_context.later([then, list] { then(AccountReply(list)); });
}

void DeviceCommands::revoke(const Identity &from, const RevokeDevice &command, const Then &then)
{
    if (!m_context.book.isDeviceOf(from.user, command.device)) {
        m_context.later([then] { then(Unexpected(accounterrors::deviceUnknown())); });
        return;
    }
    signOut({command.device}, then);
}

void DeviceCommands::signOut(const QList<DeviceId> &devices, const Then &then)
{
    m_context.store.removeDevices(devices, [=, this](const Expected<void, Error> &result) {
        if (!result) {
            then(Unexpected(result.error()));
            return;
        }
        m_context.book.removeDevices(devices);
        then(AccountReply(Done{})); // before the connection ends, where it is one's own
        if (m_context.watcher)
            m_context.watcher->devicesSignedOut(devices);
    });
}

void DeviceCommands::setPassword(const Identity &from, const SetPassword &command, const Then &then)
{
    if (const auto refusal = accounterrors::passwordRefusal(command.newPassword)) {
        m_context.later([then, refusal = *refusal] { then(Unexpected(refusal)); });
        return;
    }
    const QString before = m_context.book.passwordOf(from.user);
    const int version = m_context.book.passwordVersion(from.user);
    if (before.isEmpty()) {
        hashNew(from, version, command.newPassword, then);
        return;
    }
    if (const auto wait = m_slowDown.begin(from.user.value)) {
        m_context.later([then, wait = *wait] { then(Unexpected(accounterrors::triedTooOften(wait))); });
        return;
    }
    m_context.hasher.verify(before, command.oldPassword, [=, this](const Expected<Verdict, Error> &verdict) {
        if (!verdict) {
            m_slowDown.undecided(from.user.value);
            then(Unexpected(verdict.error()));
        } else if (*verdict == Verdict::Wrong) {
            m_slowDown.failed(from.user.value);
            then(Unexpected(accounterrors::wrongOldPassword()));
        } else {
            m_slowDown.succeeded(from.user.value);
            hashNew(from, version, command.newPassword, then);
        }
    });
}

void DeviceCommands::hashNew(const Identity &from, int version, const QString &password, const Then &then)
{
    m_context.hasher.hash(password, [=, this](const Expected<QString, Error> &phc) {
        if (!phc)
            then(Unexpected(phc.error()));
        else if (!m_context.book.isPasswordSettled(from.user, version)) // changed by another device while we were at it
            then(Unexpected(accounterrors::wrongOldPassword()));
        else if (!m_context.book.isDeviceOf(from.user, from.device)) // signed out while we were at it
            then(Unexpected(accounterrors::tokenUnknown()));
        else
            storePassword(from, *phc, then);
    });
}

void DeviceCommands::storePassword(const Identity &from, const QString &phc, const Then &then)
{
    m_context.book.beginPassword(from.user);
    m_context.store.setPassword(from.user, phc, [=, this](const Expected<void, Error> &result) {
        if (!result) {
            m_context.book.keepPassword(from.user);
            then(Unexpected(result.error()));
            return;
        }
        m_context.book.setPassword(from.user, phc);
        QList<DeviceId> others;
        for (const auto &device : m_context.book.devicesOf(from.user)) {
            if (device.id != from.device)
                others.append(device.id);
        }
        if (others.isEmpty())
            then(AccountReply(Done{}));
        else
            signOut(others, then);
    });
}

} // namespace madang::server
