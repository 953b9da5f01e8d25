// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractEventDispatcher>
#include <QHash>

#include <chrono>
#include <optional>
#include <set>
#include <utility>
#include <vector>

class QObject;

namespace madang::server
{

/// The timers of an event loop, ordered by when they are due. It is told what time it is; where it matters that a
/// handler may add, remove or wait for timers, its user fires one timer at a time: begin(), the handler, end().
class TimerQueue
{
public:
    using Moment = std::chrono::nanoseconds; ///< on the steady clock

    void add(int id, std::chrono::milliseconds interval, Qt::TimerType type, QObject *object, Moment now);
    /// Whether there was one.
    bool remove(int id);
    bool removeAllOf(const QObject *object);

    [[nodiscard]] QList<QAbstractEventDispatcher::TimerInfo> of(const QObject *object) const;
    /// Until it is due, not below 0; nothing for a timer that is not there.
    [[nodiscard]] std::optional<Moment> remaining(int id, Moment now) const;
    /// Until the first is due, not below 0; nothing where no timer runs.
    [[nodiscard]] std::optional<Moment> untilFirst(Moment now) const;

    /// Those that are due, the earliest first. One that is begun is not: its handler may run a loop of its own.
    [[nodiscard]] std::vector<int> due(Moment now) const;
    /// Whom to tell; null when it is no longer due or there. The timer is not due again before end().
    [[nodiscard]] QObject *begin(int id, Moment now);
    /// Schedules it anew: one interval after it was due, or after `now` where that has passed too.
    void end(int id, Moment now);

private:
    struct Timer {
        std::chrono::milliseconds interval;
        Qt::TimerType type;
        QObject *object;
        Moment due;
        bool isBegun = false;
    };

    QHash<int, Timer> m_timers;
    std::set<std::pair<Moment, int>> m_order; ///< without those that are begun
};

} // namespace madang::server
