// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/deadlines.h"

#include <algorithm>
#include <utility>

namespace madang::server
{

void Deadline::end()
{
    unlink();
    m_then = nullptr;
}

void Deadline::linkBefore(Deadline &other)
{
    m_previous = other.m_previous;
    m_next = &other;
    m_previous->m_next = this;
    other.m_previous = this;
}

void Deadline::unlink()
{
    m_previous->m_next = m_next;
    m_next->m_previous = m_previous;
    m_previous = this;
    m_next = this;
}

Deadlines::Deadlines(const Clock &clock)
    : m_clock(clock)
    , m_done(clock.steady())
{
}

Deadlines::~Deadlines()
{
    for (Deadline &slot : m_slots)
        while (slot.isRunning())
            slot.m_next->stop();
}

Deadline &Deadlines::slotOf(milliseconds at)
{
    return m_slots.at(static_cast<size_t>(at / tick) % slotCount);
}

void Deadlines::start(Deadline &deadline, milliseconds delay, std::function<void()> then)
{
    deadline.unlink();
    deadline.m_then = std::move(then);
    deadline.m_at = m_clock.steady() + delay;
    deadline.linkBefore(slotOf(deadline.m_at));
}

milliseconds Deadlines::remaining(const Deadline &deadline) const
{
    return deadline.m_at - m_clock.steady();
}

void Deadlines::advance()
{
    const milliseconds now = m_clock.steady();
    Deadline due;
    // The last tick is looked at again: its later half may not have been due. More than one turn of the wheel is one
    // turn.
    const milliseconds first = std::max(m_done, now - tick * static_cast<int>(slotCount - 1));
    for (milliseconds at = first / tick * tick; at <= now; at += tick) {
        Deadline &slot = slotOf(at);
        for (Deadline *each = slot.m_next; each != &slot;) {
            Deadline *const next = each->m_next;
            if (each->m_at <= now) {
                each->unlink();
                each->linkBefore(due);
            }
            each = next;
        }
    }
    m_done = now;
    while (due.isRunning()) {
        Deadline &each = *due.m_next;
        each.unlink();
        const auto then = std::exchange(each.m_then, nullptr);
        then();
    }
}

} // namespace madang::server
