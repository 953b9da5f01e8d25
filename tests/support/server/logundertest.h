// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/log/memorylog.h"
#include "server/log/sqlitelog.h"
#include "tests/support/server/fakeclock.h"
#include "tests/support/server/settle.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace madang::server
{

/// Either log with what a test asks of it: requests that wait for their answer, and the next start of the server.
class LogUnderTest
{
public:
    enum class Kind { Memory, Sqlite };

    explicit LogUnderTest(Kind kind)
        : m_kind(kind)
    {
        if (kind == Kind::Memory)
            m_memory = std::make_unique<MemoryLog>(clock);
    }

    FakeClock clock;

    [[nodiscard]] QString path() const { return m_directory.filePath(QStringLiteral("log.sqlite")); }

    /// The first start, or the next one; an SQLite log is written out, closed and opened again.
    [[nodiscard]] LogState open()
    {
        if (m_kind == Kind::Sqlite) {
            m_sqlite.reset();
            m_sqlite = std::make_unique<SqliteLog>(path(), clock);
        }
        return log().open().value();
    }
    void close() { m_sqlite.reset(); }

    [[nodiscard]] Log &log() { return m_memory ? static_cast<Log &>(*m_memory) : *m_sqlite; }
    [[nodiscard]] LogReader &reader() { return m_memory ? static_cast<LogReader &>(*m_memory) : *m_sqlite; }
    [[nodiscard]] AccountStore &accounts() { return m_memory ? static_cast<AccountStore &>(*m_memory) : *m_sqlite; }
    [[nodiscard]] bool settle() { return m_memory ? server::settle(*m_memory) : server::settle(*m_sqlite); }

    [[nodiscard]] AppendResult append(const Change &change)
    {
        return wait<AppendResult>([&](const auto &then) { log().append(change, then); });
    }
    [[nodiscard]] Expected<void, Error> probe()
    {
        return wait<Expected<void, Error>>([&](const auto &then) { log().probe(then); });
    }
    [[nodiscard]] Expected<std::optional<Commit>, Error> find(const Change &change)
    {
        return wait<Expected<std::optional<Commit>, Error>>(
            [&](const auto &then) { log().find(change.author, change.id, change.hash, then); });
    }
    [[nodiscard]] Expected<Message, Error> message(const QString &id)
    {
        return wait<Expected<Message, Error>>([&](const auto &then) { reader().message(MessageId{id}, then); });
    }
    [[nodiscard]] HistoryPage history(const History &query)
    {
        return wait<Expected<HistoryPage, Error>>([&](const auto &then) { reader().history(query, then); }).value();
    }
    [[nodiscard]] QList<Message> newest(const QList<RoomId> &rooms)
    {
        return wait<Expected<QList<Message>, Error>>([&](const auto &then) { reader().newest(rooms, then); }).value();
    }
    [[nodiscard]] QList<Event> events(const EventQuery &query)
    {
        return wait<Expected<QList<Event>, Error>>([&](const auto &then) { reader().events(query, then); }).value();
    }
    [[nodiscard]] qint64 count(const EventQuery &query, qint64 atMost)
    {
        return wait<Expected<qint64, Error>>([&](const auto &then) { reader().count(query, atMost, then); }).value();
    }
    [[nodiscard]] Expected<std::optional<Commit>, Error> enrol(const Enrolment &enrolment)
    {
        return wait<Expected<std::optional<Commit>, Error>>(
            [&](const auto &then) { accounts().enrol(enrolment, then); });
    }

private:
    template <typename T, typename Call>
    [[nodiscard]] T wait(const Call &call)
    {
        std::optional<T> result;
        call([&result](T answer) { result = std::move(answer); });
        if (!settle())
            qFatal("the log gives no answer");
        return *result;
    }

    const Kind m_kind;
    QTemporaryDir m_directory;
    std::unique_ptr<MemoryLog> m_memory;
    std::unique_ptr<SqliteLog> m_sqlite;
};

} // namespace madang::server
