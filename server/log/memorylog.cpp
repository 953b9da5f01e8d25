// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/memorylog.h"

#include "server/log/randomid.h"
#include "server/log/refusals.h"

#include <algorithm>

namespace madang::server
{

MemoryLog::MemoryLog(const Clock &clock)
    : m_clock(clock)
    , m_server{randomId()}
{
    m_accounts.secret = randomSecret().toLatin1();
}

template <typename Answer, typename Work>
void MemoryLog::later(Answer then, Work work)
{
    ++m_waiting;
    QMetaObject::invokeMethod(
        &m_context,
        [this, then = std::move(then), work = std::move(work)] {
            then(work());
            --m_waiting;
        },
        Qt::QueuedConnection);
}

template <typename Answer, typename Work>
void MemoryLog::write(Answer then, Work work)
{
    later(std::move(then), [this, work = std::move(work)]() -> decltype(work()) {
        if (m_disk == Disk::Full)
            return Unexpected(refusals::storageTrouble());
        return work();
    });
}

Expected<LogState, Error> MemoryLog::open()
{
    m_epochs.append(Epoch{.id = {randomId()}, .after = m_tables.head()});
    LogState state;
    state.server = m_server;
    state.epochs = m_epochs;
    m_tables.describe(state);
    return state;
}

void MemoryLog::append(Change change, Log::Then<AppendResult> then)
{
    write(std::move(then), [this, change = std::move(change), now = m_clock.now()] { return appendNow(change, now); });
}

AppendResult MemoryLog::appendNow(const Change &change, milliseconds now)
{
    auto result = m_tables.append(change, now);
    if (const auto *removed = std::get_if<UserRemoved>(&change.body); removed && result) {
        const auto isTheirs = [removed](const StoredDevice &device) { return device.user == removed->user; };
        m_accounts.devices.removeIf(isTheirs);
        m_accounts.passwords.remove(removed->user);
    }
    return result;
}

void MemoryLog::find(const UserId &author, const QString &id, const QByteArray &hash,
                     Log::Then<Expected<std::optional<Commit>, Error>> then)
{
    later(std::move(then), [this, author, id, hash] { return m_tables.find(author, id, hash); });
}

void MemoryLog::setRead(const UserId &user, const RoomId &room, qint64 n, Log::Then<Expected<void, Error>> then)
{
    write(std::move(then), [this, user, room, n]() -> Expected<void, Error> {
        m_tables.setRead(user, room, n);
        return {};
    });
}

void MemoryLog::probe(Log::Then<Expected<void, Error>> then)
{
    write(std::move(then), []() -> Expected<void, Error> { return {}; });
}

void MemoryLog::message(const MessageId &id, LogReader::Then<Expected<Message, Error>> then)
{
    later(std::move(then), [this, id]() -> Expected<Message, Error> {
        auto message = m_tables.message(id);
        if (!message)
            return Unexpected(refusals::messageGone());
        return std::move(*message);
    });
}

void MemoryLog::history(const History &query, LogReader::Then<Expected<HistoryPage, Error>> then)
{
    later(std::move(then), [this, query]() -> Expected<HistoryPage, Error> { return m_tables.history(query); });
}

void MemoryLog::newest(const QList<RoomId> &rooms, LogReader::Then<Expected<QList<Message>, Error>> then)
{
    later(std::move(then), [this, rooms]() -> Expected<QList<Message>, Error> { return m_tables.newest(rooms); });
}

void MemoryLog::events(const EventQuery &query, LogReader::Then<Expected<QList<Event>, Error>> then)
{
    later(std::move(then), [this, query]() -> Expected<QList<Event>, Error> { return m_tables.events(query); });
}

void MemoryLog::count(const EventQuery &query, qint64 atMost, LogReader::Then<Expected<qint64, Error>> then)
{
    EventQuery counted = query;
    counted.limit = atMost;
    later(std::move(then),
          [this, counted]() -> Expected<qint64, Error> { return qint64{m_tables.events(counted).size()}; });
}

Expected<AccountState, Error> MemoryLog::loadAccounts()
{
    return m_accounts;
}

void MemoryLog::enrol(const Enrolment &enrolment, AccountStore::Then<std::optional<Commit>> then)
{
    write(std::move(then), [this, enrolment, now = m_clock.now()] { return enrolNow(enrolment, now); });
}

Expected<std::optional<Commit>, Error> MemoryLog::enrolNow(const Enrolment &enrolment, milliseconds now)
{
    StoredInvitation *invitation = usableInvitation(enrolment.invitation, now);
    if (!invitation && !enrolment.invitation.isEmpty())
        return Unexpected(refusals::invitationGone());
    if (!enrolment.newUser && !m_tables.isUser(enrolment.device.user))
        return Unexpected(refusals::userGone());
    std::optional<Commit> commit;
    if (enrolment.newUser) {
        auto added = appendNow(*enrolment.newUser, now);
        if (!added)
            return Unexpected(added.error());
        commit = std::move(*added);
    }
    if (invitation)
        ++invitation->used;
    if (!enrolment.password.isEmpty())
        m_accounts.passwords.insert(enrolment.device.user, enrolment.password);
    m_accounts.devices.removeIf([&enrolment](const StoredDevice &known) { return known.id == enrolment.device.id; });
    m_accounts.devices.append(enrolment.device);
    return commit;
}

StoredInvitation *MemoryLog::usableInvitation(const QString &code, milliseconds now)
{
    const auto found =
        std::find_if(m_accounts.invitations.begin(), m_accounts.invitations.end(), [&](const StoredInvitation &known) {
            return known.code == code && (known.uses == 0 || known.used < known.uses) &&
                   (!known.expires || *known.expires > now);
        });
    return found == m_accounts.invitations.end() ? nullptr : &*found;
}

void MemoryLog::setPassword(const UserId &user, const QString &phc, AccountStore::Then<void> then)
{
    write(std::move(then), [this, user, phc]() -> Expected<void, Error> {
        if (!m_tables.isUser(user))
            return Unexpected(refusals::userGone());
        m_accounts.passwords.insert(user, phc);
        return {};
    });
}

void MemoryLog::removeDevices(const QList<DeviceId> &devices, AccountStore::Then<void> then)
{
    write(std::move(then), [this, devices]() -> Expected<void, Error> {
        m_accounts.devices.removeIf([&devices](const StoredDevice &device) { return devices.contains(device.id); });
        return {};
    });
}

void MemoryLog::putInvitation(const StoredInvitation &invitation, AccountStore::Then<void> then)
{
    write(std::move(then), [this, invitation]() -> Expected<void, Error> {
        const auto isSame = [&invitation](const StoredInvitation &known) { return known.code == invitation.code; };
        m_accounts.invitations.removeIf(isSame);
        if (invitation.uses >= 0)
            m_accounts.invitations.append(invitation);
        return {};
    });
}

} // namespace madang::server
