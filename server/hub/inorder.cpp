// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/inorder.h"

namespace madang::server
{

bool InOrder::run(Pace pace, qsizetype bytes, Job job)
{
    constexpr size_t waitingMost = 256;
    constexpr qsizetype bytesMost = 262'144;
    if (m_waiting.size() >= waitingMost || m_waitingBytes + bytes > bytesMost)
        return false;
    m_waiting.push_back({pace, bytes, std::move(job)});
    m_waitingBytes += bytes;
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

void InOrder::clear()
{
    m_waiting.clear();
    m_waitingBytes = 0;
}

void InOrder::begin()
{
    if (m_beginning) // a job that finished within its own call: the loop below goes on
        return;
    m_beginning = true;
    while (!m_waiting.empty() && !m_alone && (m_waiting.front().pace == Pace::Flowing || m_running == 0)) {
        const Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_waitingBytes -= next.bytes;
        ++m_running;
        m_alone = next.pace == Pace::Alone;
        next.job();
    }
    m_beginning = false;
}

} // namespace madang::server
