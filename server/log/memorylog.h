// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accountstore.h"
#include "server/clock.h"
#include "server/log/log.h"
#include "server/log/memorytables.h"

#include <QObject>

namespace madang::server
{

/// The log without a disk: SqliteLog's honest twin for tests. Requests are carried out in their order, each in a later
/// turn of the event loop.
class MemoryLog final : public Log, public LogReader, public AccountStore
{
public:
    enum class Disk { Fine, Full };

    explicit MemoryLog(const Clock &clock);

    /// Called again, it is the next start of the server: everything is still there, in a new epoch.
    [[nodiscard]] Expected<LogState, Error> open() override;
    void append(Change change, Log::Then<AppendResult> then) override;
    void find(const UserId &author, const QString &id, const QByteArray &hash,
              Log::Then<Expected<std::optional<Commit>, Error>> then) override;
    void setRead(const UserId &user, const RoomId &room, qint64 n, Log::Then<Expected<void, Error>> then) override;
    void probe(Log::Then<Expected<void, Error>> then) override;

    void message(const MessageId &id, LogReader::Then<Expected<Message, Error>> then) override;
    void history(const History &query, LogReader::Then<Expected<HistoryPage, Error>> then) override;
    void newest(const QList<RoomId> &rooms, LogReader::Then<Expected<QList<Message>, Error>> then) override;
    void events(const EventQuery &query, LogReader::Then<Expected<QList<Event>, Error>> then) override;
    void count(const EventQuery &query, qint64 atMost, LogReader::Then<Expected<qint64, Error>> then) override;

    [[nodiscard]] Expected<AccountState, Error> loadAccounts() override;
    void enrol(const Enrolment &enrolment, AccountStore::Then<std::optional<Commit>> then) override;
    void setPassword(const UserId &user, const QString &phc, AccountStore::Then<void> then) override;
    void removeDevices(const QList<DeviceId> &devices, AccountStore::Then<void> then) override;
    void putInvitation(const StoredInvitation &invitation, AccountStore::Then<void> then) override;

    /// While it is full, whatever would be written is Unavailable; reading goes on.
    void setDisk(Disk disk) { m_disk = disk; }
    /// How many requests have no answer yet.
    [[nodiscard]] qsizetype waiting() const { return m_waiting; }

private:
    /// Runs `work` in a later turn and hands what it gives to `then`.
    template <typename Answer, typename Work>
    void later(Answer then, Work work);
    /// The same for what writes.
    template <typename Answer, typename Work>
    void write(Answer then, Work work);
    [[nodiscard]] Expected<std::optional<Commit>, Error> enrolNow(const Enrolment &enrolment, milliseconds now);
    [[nodiscard]] AppendResult appendNow(const Change &change, milliseconds now);
    [[nodiscard]] StoredInvitation *usableInvitation(const QString &code, milliseconds now);

    const Clock &m_clock;
    ServerId m_server;
    QList<Epoch> m_epochs;
    MemoryTables m_tables;
    AccountState m_accounts;
    Disk m_disk = Disk::Fine;
    qsizetype m_waiting = 0;
    QObject m_context; // what is queued ends with it
};

} // namespace madang::server
