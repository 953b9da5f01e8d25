// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/ticker.h"

#include <QTimer>

namespace madang::server
{

/// The ticker of this machine.
class TimerTicker final : public Ticker
{
public:
    void start(milliseconds every, std::function<void()> tick) override
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, std::move(tick));
        m_timer.start(every);
    }

private:
    QTimer m_timer;
};

} // namespace madang::server
