// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/log/sqlite/accounttable.h"
#include "server/log/sqlite/complaint.h"
#include "server/log/sqlite/delivery.h"
#include "server/log/sqlite/jobqueue.h"
#include "server/log/sqlite/ledger.h"

#include <functional>
#include <memory>
#include <span>
#include <thread>
#include <vector>

namespace madang::server::sqlite
{

/// All that the writing connection writes.
struct WriterTables {
    explicit WriterTables(Database &database)
        : ledger(database)
        , accounts(database, ledger)
    {
    }

    Ledger ledger;
    AccountTable accounts;
};

/// Something to write. It runs within a transaction of the writer's thread, perhaps twice, and gives the answer for the
/// case that the transaction is committed; `refuse` gives the one for the case that it is not.
struct WriteJob {
    std::function<Answer(WriterTables &)> carryOut;
    std::function<Answer(const Error &)> refuse;
};

/// The one thread that writes to the database. It takes whatever is waiting, commits it as one transaction with one
/// fsync, and only then lets the answers go. Into a file that it has seen to be damaged it writes no more.
class Writer
{
public:
    /// The tables are those of `database`.
    Writer(std::unique_ptr<Database> database, std::unique_ptr<WriterTables> tables, Delivery &delivery);
    /// Writes what is waiting.
    ~Writer();
    Q_DISABLE_COPY_MOVE(Writer)

    /// False when too much is waiting; the job is untouched then.
    [[nodiscard]] bool push(WriteJob &job) { return m_queue.push(job); }

private:
    void run();
    void write(std::span<const WriteJob> jobs);
    void refuse(std::span<const WriteJob> jobs, const Error &error);
    /// The answers if all of it is durable.
    [[nodiscard]] Expected<std::vector<Answer>, SqlError> commit(std::span<const WriteJob> jobs);

    std::unique_ptr<Database> m_database;
    std::unique_ptr<WriterTables> m_tables;
    Delivery &m_delivery;
    JobQueue<WriteJob> m_queue;
    Complaint m_complaint{Complaint::About::Writing}; ///< the thread's own, as all above
    bool m_isDamaged = false;                         ///< seen to be; what is written then may damage more
    std::thread m_thread;
};

} // namespace madang::server::sqlite
