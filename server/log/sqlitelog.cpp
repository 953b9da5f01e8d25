// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/log/sqlitelog.h"

#include "server/log/refusals.h"
#include "server/log/sqlite/reader.h"
#include "server/log/sqlite/schema.h"
#include "server/log/sqlite/transaction.h"
#include "server/log/sqlite/writer.h"

#include <QDir>

namespace madang::server
{

using namespace Qt::StringLiterals;
using sqlite::Database;
using sqlite::Queries;
using sqlite::WriterTables;

namespace
{

/// FULL: a commit is on the disk before it is answered. secure_delete: a deleted text is overwritten, not only
/// forgotten.
void configure(Database &database)
{
    database.execute("PRAGMA journal_mode = WAL");
    database.execute("PRAGMA synchronous = FULL");
    database.execute("PRAGMA secure_delete = ON");
    database.execute("PRAGMA journal_size_limit = 67108864");
    // 16 MiB: of a busy log the same pages change again and again, and each is copied to the file once.
    database.execute("PRAGMA wal_autocheckpoint = 4000");
}

/// Over before the connection goes to the writer's thread.
Expected<LogState, Error> openEpoch(Database &database, WriterTables &tables)
{
    sqlite::Transaction transaction(database, sqlite::Transaction::Kind::Write);
    auto state = tables.ledger.open();
    if (!transaction.commit())
        return Unexpected(sqlite::asError(*database.error()));
    return state;
}

} // namespace

SqliteLog::SqliteLog(QString path, const Clock &clock)
    : m_path(std::move(path))
    , m_clock(clock)
{
}

SqliteLog::~SqliteLog() = default;

Expected<LogState, Error> SqliteLog::open()
{
    Q_ASSERT(!m_writer);
    auto writing = Database::open(m_path, Database::Access::ReadWrite);
    if (!writing)
        return Unexpected(named(sqlite::asError(writing.error())));
    Database &database = **writing;
    if (const auto known = sqlite::checkVersion(database); !known)
        return Unexpected(named(known.error()));
    configure(database);
    if (const auto migrated = sqlite::migrate(database); !migrated)
        return Unexpected(named(migrated.error()));
    auto tables = std::make_unique<WriterTables>(database);
    auto state = openEpoch(database, *tables);
    if (!state)
        return Unexpected(named(state.error()));
    auto reading = Database::open(m_path, Database::Access::ReadOnly);
    if (!reading)
        return Unexpected(named(sqlite::asError(reading.error())));
    m_writer = std::make_unique<sqlite::Writer>(std::move(*writing), std::move(tables), m_delivery);
    m_reader = std::make_unique<sqlite::Reader>(std::move(*reading), m_delivery);
    return state;
}

Error SqliteLog::named(const Error &error) const
{
    return {error.code, QDir::toNativeSeparators(m_path) + u": "_s + error.text, error.after};
}

template <typename Answer, typename Work>
void SqliteLog::write(Answer then, Work work)
{
    sqlite::WriteJob job{
        .carryOut = [then, work = std::move(work)](WriterTables &tables) -> sqlite::Answer {
            return [then, result = work(tables)] { then(result); };
        },
        .refuse = [then](const Error &error) -> sqlite::Answer { return [then, error] { then(Unexpected(error)); }; }};
    m_delivery.expect();
    if (!m_writer->push(job))
        m_delivery.deliver({job.refuse(refusals::storageTrouble())});
}

template <typename Answer, typename Work>
void SqliteLog::read(Answer then, Work work)
{
    sqlite::ReadJob job = [then, work = std::move(work)](Queries &queries) -> sqlite::Answer {
        return [then, result = work(queries)] { then(result); };
    };
    m_delivery.expect();
    if (!m_reader->push(job))
        m_delivery.deliver({[then] { then(Unexpected(refusals::storageTrouble())); }});
}

void SqliteLog::append(Change change, Log::Then<AppendResult> then)
{
    write(std::move(then), [change = std::move(change), now = m_clock.now()](WriterTables &tables) {
        return tables.ledger.append(change, now);
    });
}

void SqliteLog::find(const UserId &author, const QString &id, const QByteArray &hash,
                     Log::Then<Expected<std::optional<Commit>, Error>> then)
{
    read(std::move(then), [author, id, hash](Queries &queries) { return queries.find(author, id, hash); });
}

void SqliteLog::setRead(const UserId &user, const RoomId &room, qint64 n, Log::Then<Expected<void, Error>> then)
{
    write(std::move(then), [user, room, n](WriterTables &tables) -> Expected<void, Error> {
        tables.ledger.setRead(user, room, n);
        return {};
    });
}

void SqliteLog::probe(Log::Then<Expected<void, Error>> then)
{
    write(std::move(then), [](WriterTables &tables) -> Expected<void, Error> {
        tables.ledger.probe();
        return {};
    });
}

void SqliteLog::message(const MessageId &id, LogReader::Then<Expected<Message, Error>> then)
{
    read(std::move(then), [id](Queries &queries) { return queries.message(id); });
}

void SqliteLog::history(const History &query, LogReader::Then<Expected<HistoryPage, Error>> then)
{
    read(std::move(then), [query](Queries &queries) { return queries.history(query); });
}

void SqliteLog::newest(const QList<RoomId> &rooms, LogReader::Then<Expected<QList<Message>, Error>> then)
{
    read(std::move(then), [rooms](Queries &queries) { return queries.newest(rooms); });
}

void SqliteLog::events(const EventQuery &query, LogReader::Then<Expected<QList<Event>, Error>> then)
{
    read(std::move(then), [query](Queries &queries) { return queries.events(query); });
}

void SqliteLog::count(const EventQuery &query, qint64 atMost, LogReader::Then<Expected<qint64, Error>> then)
{
    read(std::move(then), [query, atMost](Queries &queries) { return queries.count(query, atMost); });
}

Expected<AccountState, Error> SqliteLog::loadAccounts()
{
    const auto database = Database::open(m_path, Database::Access::ReadOnly);
    if (!database)
        return Unexpected(named(sqlite::asError(database.error())));
    auto state = sqlite::loadAccounts(**database);
    if ((*database)->error())
        return Unexpected(named(sqlite::asError(*(*database)->error())));
    return state;
}

void SqliteLog::enrol(const Enrolment &enrolment, AccountStore::Then<std::optional<Commit>> then)
{
    write(std::move(then),
          [enrolment, now = m_clock.now()](WriterTables &tables) { return tables.accounts.enrol(enrolment, now); });
}

void SqliteLog::setPassword(const UserId &user, const QString &phc, AccountStore::Then<void> then)
{
    write(std::move(then), [user, phc](WriterTables &tables) { return tables.accounts.setPassword(user, phc); });
}

void SqliteLog::removeDevices(const QList<DeviceId> &devices, AccountStore::Then<void> then)
{
    write(std::move(then), [devices](WriterTables &tables) -> Expected<void, Error> {
        tables.accounts.removeDevices(devices);
        return {};
    });
}

void SqliteLog::putInvitation(const StoredInvitation &invitation, AccountStore::Then<void> then)
{
    write(std::move(then), [invitation](WriterTables &tables) -> Expected<void, Error> {
        tables.accounts.putInvitation(invitation);
        return {};
    });
}

} // namespace madang::server
