// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/log/sqlite/complaint.h"
#include "server/log/sqlite/delivery.h"
#include "server/log/sqlite/jobqueue.h"
#include "server/log/sqlite/queries.h"

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace madang::server::sqlite
{

/// Something to look up; it runs in the reader's thread, on one state of the database, and gives the answer.
using ReadJob = std::function<Answer(Queries &)>;

/// The thread with the reading connection. It neither writes nor checkpoints.
class Reader
{
public:
    Reader(std::unique_ptr<Database> database, Delivery &delivery);
    /// What is waiting gets no answer.
    ~Reader();
    Q_DISABLE_COPY_MOVE(Reader)

    /// False when too much is waiting; the job is untouched then.
    [[nodiscard]] bool push(ReadJob &job) { return m_queue.push(job); }

private:
    void run();

    std::unique_ptr<Database> m_database;
    Delivery &m_delivery;
    JobQueue<ReadJob> m_queue;
    Complaint m_complaint{Complaint::About::Reading}; ///< the thread's own
    std::atomic<bool> m_ending = false;
    std::thread m_thread;
};

} // namespace madang::server::sqlite
