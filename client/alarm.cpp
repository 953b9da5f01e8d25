// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/alarm.h"

#include <QTimer>

namespace madang::client
{
namespace
{

class TimerAlarm final : public Alarm
{
public:
    TimerAlarm()
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const auto ring = std::exchange(m_ring, {}); // it may set the alarm again, or destroy it
            if (ring)
                ring();
        });
    }

    void set(milliseconds in, std::function<void()> ring) override
    {
        m_ring = std::move(ring);
        m_timer.start(in);
    }
    void cancel() override
    {
        m_timer.stop();
        m_ring = {};
    }

private:
    QTimer m_timer;
    std::function<void()> m_ring;
};

} // namespace

std::unique_ptr<Alarm> SystemAlarms::make()
{
    return std::make_unique<TimerAlarm>();
}

} // namespace madang::client
