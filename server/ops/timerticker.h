// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/ticker.h"

#include <QTimer>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace madang::server
{

/// The rhythm of the event loop's own timers.
class TimerTicker final : public Ticker
{
public:
    void start(milliseconds every, std::function<void()> tick) override
    {
        auto timer = std::make_unique<QTimer>();
        QObject::connect(timer.get(), &QTimer::timeout, timer.get(), std::move(tick));
        timer->start(every);
        m_timers.push_back(std::move(timer));
    }

private:
    std::vector<std::unique_ptr<QTimer>> m_timers;
};

} // namespace madang::server
