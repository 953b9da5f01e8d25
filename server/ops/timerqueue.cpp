// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/timerqueue.h"

#include <algorithm>

namespace madang::server
{

using namespace std::chrono_literals;

namespace
{

/// Qt's "very coarse" is to the second.
TimerQueue::Moment firstDue(std::chrono::milliseconds interval, Qt::TimerType type, TimerQueue::Moment now)
{
    if (type != Qt::VeryCoarseTimer)
        return now + interval;
    return std::chrono::ceil<std::chrono::seconds>(now + interval);
}

} // namespace

void TimerQueue::add(int id, std::chrono::milliseconds interval, Qt::TimerType type, QObject *object, Moment now)
{
    remove(id);
    const Moment due = firstDue(interval, type, now);
    m_timers.insert(id, {.interval = interval, .type = type, .object = object, .due = due});
    m_order.emplace(due, id);
}

bool TimerQueue::remove(int id)
{
    const auto timer = m_timers.constFind(id);
    if (timer == m_timers.cend())
        return false;
    m_order.erase({timer->due, id});
    m_timers.erase(timer);
    return true;
}

bool TimerQueue::removeAllOf(const QObject *object)
{
    const qsizetype removed = m_timers.removeIf([this, object](const QHash<int, Timer>::iterator &timer) {
        if (timer->object != object)
            return false;
        m_order.erase({timer->due, timer.key()});
        return true;
    });
    return removed > 0;
}

QList<QAbstractEventDispatcher::TimerInfo> TimerQueue::of(const QObject *object) const
{
    QList<QAbstractEventDispatcher::TimerInfo> found;
    for (auto timer = m_timers.cbegin(); timer != m_timers.cend(); ++timer) {
        if (timer->object == object)
            found.append({timer.key(), static_cast<int>(timer->interval.count()), timer->type});
    }
    return found;
}

std::optional<TimerQueue::Moment> TimerQueue::remaining(int id, Moment now) const
{
    const auto timer = m_timers.constFind(id);
    if (timer == m_timers.cend())
        return std::nullopt;
    return std::max(timer->due - now, Moment{0});
}

std::optional<TimerQueue::Moment> TimerQueue::untilFirst(Moment now) const
{
    if (m_order.empty())
        return std::nullopt;
    return std::max(m_order.cbegin()->first - now, Moment{0});
}

std::vector<int> TimerQueue::due(Moment now) const
{
    std::vector<int> ids;
    for (const auto &[due, id] : m_order) {
        if (due > now)
            break;
        ids.push_back(id);
    }
    return ids;
}

QObject *TimerQueue::begin(int id, Moment now)
{
    const auto timer = m_timers.find(id);
    if (timer == m_timers.end() || timer->due > now || m_order.erase({timer->due, id}) == 0)
        return nullptr;
    timer->isBegun = true;
    return timer->object;
}

void TimerQueue::end(int id, Moment now)
{
    const auto timer = m_timers.find(id);
    if (timer == m_timers.end() || !timer->isBegun)
        return; // its handler removed it, and may have begun another with its number
    timer->isBegun = false;
    timer->due += timer->interval;
    if (timer->due < now)
        timer->due = firstDue(timer->interval, timer->type, now);
    m_order.emplace(timer->due, id);
}

} // namespace madang::server
