// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/clock.h"

#include <QObject>

namespace madang::client
{

/// Notices that the machine has slept: the wall clock went on while the steady one stood still.
class WakeUp : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WakeUp)

public:
    static constexpr milliseconds every{3'000};
    static constexpr milliseconds jump{10'000};

    WakeUp(const Clock &clock, Alarms &alarms, QObject *parent = nullptr);

signals:
    void wokeUp();

private:
    [[nodiscard]] milliseconds ahead() const { return m_clock.now() - m_clock.steady(); }
    void look();

    const Clock &m_clock;
    std::unique_ptr<Alarm> m_alarm;
    milliseconds m_ahead; ///< of the wall clock, when we last looked
};

} // namespace madang::client
