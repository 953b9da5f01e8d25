// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <chrono>

namespace madang::server
{

/// Runs the event loop until every request to the log, and what its answers asked for in turn, has been answered. False
/// when that takes too long.
template <typename AnyLog>
[[nodiscard]] bool settle(const AnyLog &log)
{
    using namespace std::chrono_literals;
    const QDeadlineTimer deadline(30s);
    QTimer waker; // waiting begins after the posted events were sent, perhaps the very ones that are waited for
    waker.start(1ms);
    while (log.waiting() > 0 && !deadline.hasExpired()) {
        QCoreApplication::processEvents();
        if (log.waiting() > 0)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return log.waiting() == 0;
}

} // namespace madang::server
