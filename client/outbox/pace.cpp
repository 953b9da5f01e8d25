// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/outbox/pace.h"

#include <algorithm>

namespace madang::client
{

milliseconds Pace::wait(milliseconds now) const
{
    return std::max(m_next - now, milliseconds::zero());
}

void Pace::sent(milliseconds now)
{
    if (now - m_next >= quiet)
        m_gap = milliseconds::zero();
    m_next = now + m_gap;
}

void Pace::taken(milliseconds sentAt)
{
    m_lastTaken = m_lastTaken ? std::max(*m_lastTaken, sentAt) : sentAt;
}

/// It came so much after the one that was taken last, and was still so much too early. What is more than our own gap
/// was somebody else's doing: another device of the same user.
void Pace::refused(milliseconds sentAt, milliseconds now, milliseconds after)
{
    const milliseconds since = m_lastTaken ? sentAt - *m_lastTaken : milliseconds::zero();
    m_gap = std::clamp(since, milliseconds::zero(), m_gap) + after;
    m_next = std::max(m_next, now + after);
}

} // namespace madang::client
