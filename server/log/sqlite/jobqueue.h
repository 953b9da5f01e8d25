// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace madang::server::sqlite
{

/// Jobs on their way to a thread, in order and bounded.
template <typename Job>
class JobQueue
{
public:
    explicit JobQueue(size_t most)
        : m_most(most)
    {
    }

    /// False when it is full or closed; the job is untouched then.
    [[nodiscard]] bool push(Job &job)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_closed || m_jobs.size() >= m_most)
                return false;
            m_jobs.push_back(std::move(job));
        }
        m_filled.notify_one();
        return true;
    }

    /// Waits for jobs and takes up to `most`. None: it was closed, and all are done.
    [[nodiscard]] std::vector<Job> take(size_t most)
    {
        std::unique_lock lock(m_mutex);
        m_filled.wait(lock, [this] { return m_closed || !m_jobs.empty(); });
        std::vector<Job> jobs;
        while (!m_jobs.empty() && jobs.size() < most) {
            jobs.push_back(std::move(m_jobs.front()));
            m_jobs.pop_front();
        }
        return jobs;
    }

    /// No more jobs; what is waiting is still taken.
    void close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
        }
        m_filled.notify_all();
    }

private:
    const size_t m_most;
    std::mutex m_mutex;
    std::condition_variable m_filled;
    std::deque<Job> m_jobs;
    bool m_closed = false;
};

} // namespace madang::server::sqlite
