// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/epolldispatcher.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <limits>
#include <utility>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace madang::server
{

namespace
{

constexpr int forEver = -1;
constexpr size_t eventsAtOnce = 512;

/// By QSocketNotifier::Type. An error or a hang-up is news for whoever waits.
constexpr std::array<quint32, 3> wished{EPOLLIN, EPOLLOUT, EPOLLPRI};
constexpr quint32 always = EPOLLERR | EPOLLHUP;

size_t kindOf(const QSocketNotifier &notifier)
{
    return static_cast<size_t>(notifier.type());
}

TimerQueue::Moment now()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    epoll_event event{.events = EPOLLIN, .data = {.fd = m_wake}};
    if (m_epoll < 0 || m_wake < 0 || ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake, &event) != 0)
        qFatal("no event loop: the kernel gives no epoll or eventfd descriptor");
}

EpollDispatcher::~EpollDispatcher()
{
    ::close(m_wake);
    ::close(m_epoll);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_isInterrupted = false;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    Q_EMIT turnEnded();
    if (m_isInterrupted)
        return false;

    const int patient = patience(flags);
    const bool wasWoken = m_isWoken;
    if (patient != 0)
        Q_EMIT aboutToBlock();
    if (flags.testFlag(QEventLoop::ExcludeSocketNotifiers)) {
        pollfd wake{.fd = m_wake, .events = POLLIN, .revents = 0};
        if (::poll(&wake, 1, patient) > 0)
            note(m_wake, EPOLLIN);
    } else {
        tellKernel();
        wait(patient);
    }
    bool hasDone = wasWoken || m_isWoken;
    if (!flags.testFlag(QEventLoop::ExcludeSocketNotifiers))
        hasDone = activateNotifiers() || hasDone;
    if (!flags.testFlag(QEventLoop::X11ExcludeTimers))
        hasDone = activateTimers() || hasDone;
    return hasDone;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = static_cast<int>(notifier->socket());
    if (m_watches.size() <= static_cast<size_t>(descriptor))
        m_watches.resize(static_cast<size_t>(descriptor) + 1);
    m_watches.at(static_cast<size_t>(descriptor)).notifiers.at(kindOf(*notifier)) = notifier;
    markChanged(descriptor);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = static_cast<int>(notifier->socket());
    if (m_watches.size() <= static_cast<size_t>(descriptor))
        return;
    Watch &watch = m_watches.at(static_cast<size_t>(descriptor));
    const size_t kind = kindOf(*notifier);
    if (watch.notifiers.at(kind) != notifier)
        return;
    watch.notifiers.at(kind) = nullptr;
    watch.isReady.at(kind) = false;
    // Whoever is no longer wanted leaves the kernel's list at once: the descriptor may be closed next, and its number
    // given to another before this turn ends.
    if (std::all_of(watch.notifiers.cbegin(), watch.notifiers.cend(), [](const auto *each) { return each == nullptr; }))
        tellKernel(descriptor, watch);
    else
        markChanged(descriptor);
}

void EpollDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    m_timers.add(id, std::chrono::milliseconds{interval}, type, object, now());
}

bool EpollDispatcher::unregisterTimer(int id)
{
    return m_timers.remove(id);
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    return m_timers.removeAllOf(object);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    return m_timers.of(object);
}

int EpollDispatcher::remainingTime(int id)
{
    const auto remaining = m_timers.remaining(id, now());
    return remaining ? static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(*remaining).count()) : -1;
}

void EpollDispatcher::wakeUp()
{
    if (m_isWoken.exchange(true))
        return;
    const quint64 one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_wake, &one, sizeof one); // fails only where it is awake already
}

void EpollDispatcher::interrupt()
{
    m_isInterrupted = true;
    wakeUp();
}

void EpollDispatcher::markChanged(int descriptor)
{
    if (!std::exchange(m_watches.at(static_cast<size_t>(descriptor)).isChanged, true))
        m_changed.push_back(descriptor);
}

/// Once before waiting: a notifier switched on and off again in one turn costs no call.
void EpollDispatcher::tellKernel()
{
    for (const int descriptor : m_changed) {
        Watch &watch = m_watches.at(static_cast<size_t>(descriptor));
        watch.isChanged = false;
        tellKernel(descriptor, watch);
    }
    m_changed.clear();
}

void EpollDispatcher::tellKernel(int descriptor, Watch &watch) const
{
    quint32 wanted = 0;
    for (size_t kind = 0; kind < kinds; ++kind)
        wanted |= watch.notifiers.at(kind) != nullptr ? wished.at(kind) : 0;
    if (wanted == watch.known)
        return;
    epoll_event event{.events = wanted, .data = {.fd = descriptor}};
    if (wanted == 0) {
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr); // fails where it is closed: gone, too
    } else if (watch.known == 0 || ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event) != 0) {
        if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) != 0)
            qWarning("descriptor %d cannot be waited for: %s", descriptor, qPrintable(qt_error_string()));
    }
    watch.known = wanted;
}

/// In milliseconds, never too few: a timer that is not yet due would only be waited for again.
int EpollDispatcher::patience(QEventLoop::ProcessEventsFlags flags) const
{
    if (!flags.testFlag(QEventLoop::WaitForMoreEvents) || m_isWoken)
        return 0;
    if (flags.testFlag(QEventLoop::X11ExcludeTimers))
        return forEver;
    const auto first = m_timers.untilFirst(now());
    if (!first)
        return forEver;
    const auto rounded = std::chrono::ceil<std::chrono::milliseconds>(*first).count();
    return static_cast<int>(std::min<qint64>(rounded, std::numeric_limits<int>::max()));
}

void EpollDispatcher::wait(int milliseconds)
{
    std::array<epoll_event, eventsAtOnce> events{};
    const int count = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), milliseconds);
    for (int i = 0; i < count; ++i)
        note(events.at(static_cast<size_t>(i)).data.fd, events.at(static_cast<size_t>(i)).events);
}

void EpollDispatcher::note(int descriptor, quint32 events)
{
    if (descriptor == m_wake) {
        quint64 count = 0;
        [[maybe_unused]] const ssize_t got = ::read(m_wake, &count, sizeof count);
        m_isWoken = false; // after reading: who wakes from here on writes again
        return;
    }
    Watch &watch = m_watches.at(static_cast<size_t>(descriptor));
    for (size_t kind = 0; kind < kinds; ++kind) {
        if ((events & (wished.at(kind) | always)) == 0 || watch.notifiers.at(kind) == nullptr)
            continue;
        if (!std::exchange(watch.isReady.at(kind), true))
            m_ready.push_back({.descriptor = descriptor, .kind = kind});
    }
}

/// A handler may remove any notifier, add some, close descriptors and run a loop of its own.
bool EpollDispatcher::activateNotifiers()
{
    bool hasDone = false;
    // NOLINTNEXTLINE(modernize-loop-convert): the list changes under way
    for (size_t i = 0; i < m_ready.size(); ++i) {
        const auto [descriptor, kind] = m_ready.at(i);
        Watch &watch = m_watches.at(static_cast<size_t>(descriptor));
        if (!std::exchange(watch.isReady.at(kind), false))
            continue;
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(watch.notifiers.at(kind), &event);
        hasDone = true;
    }
    m_ready.clear();
    return hasDone;
}

bool EpollDispatcher::activateTimers()
{
    const TimerQueue::Moment start = now();
    bool hasDone = false;
    for (const int id : m_timers.due(start)) {
        QObject *const object = m_timers.begin(id, start);
        if (object == nullptr)
            continue;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(object, &event);
        m_timers.end(id, now());
        hasDone = true;
    }
    return hasDone;
}

} // namespace madang::server
