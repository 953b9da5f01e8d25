// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/session/wakeup.h"

#include <utility>

namespace madang::client
{

WakeUp::WakeUp(const Clock &clock, Alarms &alarms, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_alarm(alarms.make())
    , m_ahead(ahead())
{
    m_alarm->set(every, [this] { look(); });
}

void WakeUp::look()
{
    const auto before = std::exchange(m_ahead, ahead());
    m_alarm->set(every, [this] { look(); });
    if (m_ahead - before > jump)
        emit wokeUp();
}

} // namespace madang::client
