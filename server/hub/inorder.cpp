// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/inorder.h"

namespace madang::server
{

bool InOrder::run(Pace pace, Job job)
{
    constexpr size_t waitingMost = 256;
    if (m_waiting.size() >= waitingMost)
        return false;
    m_waiting.push_back({pace, std::move(job)});
    begin();
    return true;
}

void InOrder::finished(Pace pace)
{
    --m_running;
    if (pace == Pace::Alone)
        m_alone = false;
    begin();
}

void InOrder::begin()
{
    if (m_beginning) // a job that finished within its own call: the loop below goes on
        return;
    m_beginning = true;
    while (!m_waiting.empty() && !m_alone && (m_waiting.front().pace == Pace::Flowing || m_running == 0)) {
        const Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        ++m_running;
        m_alone = next.pace == Pace::Alone;
        next.job();
    }
    m_beginning = false;
}

} // namespace madang::server
