// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/connection/steering.h"

namespace madang::client
{

Steering::Steering(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_session(parts.session)
    , m_ways(parts.ways)
    , m_alarm(parts.alarms.make())
    , m_passage(parts.session.state().passage)
{
    connect(&m_session, &Session::stateChanged, this, &Steering::onState);
    if (m_ways != nullptr)
        connect(m_ways, &Ways::tried, this, &Steering::onTried);
}

bool Steering::canLookUpwards() const
{
    const auto &passage = m_session.state().passage;
    return canSteer() && passage && passage->way != Way::WebSocket && passage->obstacle != Obstacle::NotChosen;
}

std::optional<Way> Steering::chosen() const
{
    return canSteer() ? m_ways->chosen() : std::nullopt;
}

void Steering::choose(std::optional<Way> way)
{
    if (!canSteer() || way == m_ways->chosen())
        return;
    m_ways->choose(way);
    enter(Look::None);
}

void Steering::lookUpwards()
{
    if (!canLookUpwards() || m_look == Look::UnderWay)
        return;
    enter(Look::UnderWay);
    m_ways->lookUpwards();
}

/// Ways between this one and the best may be tried, too; they are no answer.
void Steering::onTried(const Trial &trial)
{
    if (m_look == Look::UnderWay && trial.way == Way::WebSocket && trial.outcome == Trial::Outcome::Failed)
        enter(Look::InVain);
}

void Steering::onState(const ConnectionState &state)
{
    const bool isOver = !state.passage || state.passage->way == Way::WebSocket ||
                        (m_look == Look::InVain && state.passage != m_passage);
    m_passage = state.passage;
    if (isOver && m_look != Look::None)
        enter(Look::None);
}

void Steering::enter(Look look)
{
    m_look = look;
    m_alarm->cancel();
    if (look == Look::UnderWay) {
        m_alarm->set(lookMost, [this] { enter(Look::InVain); });
    } else if (look == Look::InVain) {
        m_alarm->set(answerStands, [this] { enter(Look::None); });
    }
    emit changed();
}

} // namespace madang::client
