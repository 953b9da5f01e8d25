// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/ops/timerqueue.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <vector>

namespace madang::server
{

/// The server's event loop on Linux. Qt's own asks the kernel about every descriptor at every turn; this one hears only
/// of those where something happened, so that 10,000 idle connections cost nothing. Everything of
/// QAbstractEventDispatcher works as documented there.
///
/// A turn: posted events, turnEnded(), waiting, what the descriptors have, what timers are due.
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EpollDispatcher)

public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    [[nodiscard]] QList<TimerInfo> registeredTimers(QObject *object) const override;
    [[nodiscard]] int remainingTime(int id) override;

    void wakeUp() override;
    void interrupt() override;

Q_SIGNALS:
    /// What was to be done is done and the loop is about to look for more, blocking or not. Time to write what was
    /// gathered.
    void turnEnded();

private:
    static constexpr size_t kinds = 3; ///< of QSocketNotifier::Type

    /// What is wanted of one descriptor.
    struct Watch {
        std::array<QSocketNotifier *, kinds> notifiers{};
        std::array<bool, kinds> isReady{}; ///< and its notifier not yet told
        quint32 known = 0;                 ///< what the kernel has been told
        bool isChanged = false;            ///< it is in m_changed
    };
    struct Ready {
        int descriptor;
        size_t kind;
    };

    void tellKernel();
    void tellKernel(int descriptor, Watch &watch) const;
    [[nodiscard]] int patience(QEventLoop::ProcessEventsFlags flags) const;
    void wait(int milliseconds);
    void note(int descriptor, quint32 events);
    bool activateNotifiers();
    bool activateTimers();
    void markChanged(int descriptor);

    int m_epoll;
    int m_wake; ///< an eventfd: readable when wakeUp() was called
    std::atomic_bool m_isWoken = false;
    std::atomic_bool m_isInterrupted = false;
    std::vector<Watch> m_watches; ///< by descriptor
    std::vector<int> m_changed;   ///< whose wishes the kernel has not heard
    std::vector<Ready> m_ready;   ///< shared by nested loops: what one has told, the other does not tell again
    TimerQueue m_timers;
};

} // namespace madang::server
