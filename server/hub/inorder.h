// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <deque>
#include <functional>

namespace madang::server
{

/// How a command goes beside others of its connection.
enum class Pace {
    Flowing, ///< begins while others are still unanswered (posts, questions)
    Alone,   ///< begins when all before it are answered, and what comes after waits for it
};

/// The commands of one connection, begun in the order in which they came. An edit that follows its post finds it; posts
/// need not wait for each other, because the log keeps their order.
class InOrder
{
public:
    using Job = std::function<void()>;

    /// Whether there was room for it, which had so many bytes on the wire. The job's end is told by finished().
    [[nodiscard]] bool run(Pace pace, qsizetype bytes, Job job);
    void finished(Pace pace);
    /// Forgets what has not begun.
    void clear();

private:
    struct Waiting {
        Pace pace;
        qsizetype bytes;
        Job job;
    };

    void begin();

    std::deque<Waiting> m_waiting;
    qsizetype m_waitingBytes = 0;
    int m_running = 0;
    bool m_alone = false;
    bool m_beginning = false;
};

} // namespace madang::server
