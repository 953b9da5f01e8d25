// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/stripwatch.h"

namespace madang::ui
{

namespace
{
using namespace std::chrono_literals;
constexpr auto tickEvery = 250ms;
} // namespace

StripWatch::StripWatch(const client::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_timer.setInterval(tickEvery);
    connect(&m_timer, &QTimer::timeout, this, &StripWatch::tick);
}

void StripWatch::setFacts(const LinkFacts &facts)
{
    m_rules.setFacts(facts, m_clock.steady());
    tick();
}

void StripWatch::tick()
{
    const auto now = m_clock.steady();
    const StripState state = m_rules.state(now);
    if (!m_rules.isMoving(now)) {
        m_timer.stop();
    } else if (!m_timer.isActive()) {
        m_timer.start();
    }
    if (state != m_shown) {
        m_shown = state;
        emit changed(state);
    }
}

} // namespace madang::ui
