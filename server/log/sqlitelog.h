// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accountstore.h"
#include "server/clock.h"
#include "server/log/log.h"
#include "server/log/sqlite/delivery.h"

#include <memory>

namespace madang::server
{

namespace sqlite
{
class Queries;
class Reader;
class Writer;
struct WriterTables;
} // namespace sqlite

/// The log in an SQLite file. One thread owns all writing: it commits what is waiting as one transaction and answers
/// after the fsync; another one reads. Destroying it writes what is waiting, but gives no more answers.
class SqliteLog final : public Log, public LogReader, public AccountStore
{
public:
    SqliteLog(QString path, const Clock &clock);
    ~SqliteLog() override;
    Q_DISABLE_COPY_MOVE(SqliteLog)

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

    /// How many requests have no answer yet.
    [[nodiscard]] qsizetype waiting() const { return m_delivery.waiting(); }

private:
    /// `work` runs with the writer's tables, in its thread; `then` gets what it gave, or why nothing was stored.
    template <typename Answer, typename Work>
    void write(Answer then, Work work);
    /// `work` runs with the reader's queries, in its thread.
    template <typename Answer, typename Work>
    void read(Answer then, Work work);
    /// Like any error, but it says which file.
    [[nodiscard]] Error named(const Error &error) const;

    const QString m_path;
    const Clock &m_clock;
    sqlite::Delivery m_delivery;
    std::unique_ptr<sqlite::Writer> m_writer;
    std::unique_ptr<sqlite::Reader> m_reader; // ends before the writer, whose connection makes the last checkpoint
};

} // namespace madang::server
