// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>
#include <vector>

namespace madang::server::sqlite
{

/// An answer on its way: calls who asked, with what was found.
using Answer = std::function<void()>;

/// Hands answers to the event loop of the thread in which it was made. Answers that are queued when it is destroyed are
/// not given.
class Delivery
{
public:
    /// From any thread.
    void deliver(std::vector<Answer> answers);
    /// From its own thread: an answer is owed, or was given.
    void expect() { ++m_waiting; }
    [[nodiscard]] qsizetype waiting() const { return m_waiting; }

private:
    qsizetype m_waiting = 0;
    QObject m_context;
};

} // namespace madang::server::sqlite
