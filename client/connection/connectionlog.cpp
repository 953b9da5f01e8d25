// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/connection/connectionlog.h"

#include <algorithm>
#include <utility>

namespace madang::client
{
namespace
{

using namespace happenings;

/// What begins another stretch of time: the same before it is not the same again.
bool isTurn(const Happening::What &what)
{
    return std::holds_alternative<WentLive>(what) || std::holds_alternative<Switched>(what);
}

/// Another reason for the same way is none; that a person wants it is.
bool isSwitch(const std::optional<Passage> &from, const std::optional<Passage> &to)
{
    return to && from != to && (!from || from->way != to->way || to->obstacle == Obstacle::NotChosen);
}

} // namespace

ConnectionLog::ConnectionLog(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_clock(parts.clock)
    , m_pulse({parts.session, parts.clock, parts.alarms})
    , m_state(parts.session.state())
    , m_begun(m_state.since)
{
    connect(&parts.session, &Session::stateChanged, this, &ConnectionLog::onState);
    connect(&parts.session, &Session::welcomed, this, [this](const Welcome &welcome) { m_cursor = welcome.cursor; });
    connect(&parts.session, &Session::eventArrived, this, [this](const Event &event) { onEvent(event.seq); });
    connect(&parts.session, &Session::eventSkipped, this, &ConnectionLog::onEvent);
    connect(&parts.session, &Session::signalArrived, this, &ConnectionLog::onSignal);
    connect(&m_pulse, &Pulse::measured, this, &ConnectionLog::changed);
    if (parts.ways == nullptr)
        return;
    connect(parts.ways, &Ways::tried, this, &ConnectionLog::onTried);
    connect(parts.ways, &Ways::carried, this, &ConnectionLog::onCarried);
}

Traffic ConnectionLog::traffic(Way way) const
{
    const auto found = m_traffic.find(way);
    return found == m_traffic.end() ? Traffic() : found->second;
}

void ConnectionLog::setWatched(Watched watched)
{
    if (watched == Watched::Yes)
        m_pulse.start();
    else
        m_pulse.stop();
}

void ConnectionLog::onState(const ConnectionState &state)
{
    const ConnectionState before = std::exchange(m_state, state);
    if (state.phase == Phase::Connecting && before.phase != Phase::Connecting)
        m_begun = state.since;
    if (state.isLive() && !before.isLive()) {
        m_replayed = 0;
        note(WentLive{.passage = state.passage, .took = state.since - m_begun});
        if (before.phase == Phase::Greeting) // whose question is answered
            m_pulse.note(state.since - before.since);
    } else if (state.isLive() && isSwitch(before.passage, state.passage)) {
        note(Switched{*state.passage});
    } else if (state.phase == Phase::Connecting && state.attempts == 1 && !state.wasLive) {
        note(Connecting{});
    } else if (state.phase == Phase::Waiting && state.trouble) {
        note(Lost{.trouble = *state.trouble, .cause = state.cause});
    } else if (state.phase == Phase::Stopped && state.stopped) {
        note(Stopped{*state.stopped});
    }
    emit changed();
}

void ConnectionLog::onTried(const Trial &trial)
{
    // That one works is told by what goes over it.
    if (trial.outcome != Trial::Outcome::Failed)
        return;
    note(Failed{.way = trial.way, .obstacle = trial.obstacle, .isProbe = trial.isProbe});
    emit changed();
}

void ConnectionLog::onCarried(const Carried &what)
{
    m_traffic[what.way].count(what);
    if (what.direction == Carried::Direction::In && !what.message.isEmpty()) {
        if (auto event = WireEvent::read(what.message, m_cursor ? m_cursor->epoch : EpochId())) {
            event->number = ++m_arrived;
            event->at = m_clock.now();
            m_events.append(*event);
        }
        if (m_events.size() > eventsMost)
            m_events.removeFirst();
    }
    emit changed();
}

void ConnectionLog::onEvent(qint64 seq)
{
    if (m_cursor)
        m_cursor->seq = seq;
    if (m_replayed)
        ++*m_replayed;
    emit changed();
}

void ConnectionLog::onSignal(const Signal &signal)
{
    const auto *live = std::get_if<Live>(&signal);
    if (live == nullptr)
        return;
    m_cursor = live->cursor;
    if (const auto replayed = std::exchange(m_replayed, std::nullopt))
        noteMissed(*replayed);
    emit changed();
}

/// The same since the last time that it was live, or was switched, is counted there.
void ConnectionLog::note(const Happening::What &what)
{
    const auto now = m_clock.now();
    const auto turn = isTurn(what) ? m_happenings.rbegin()
                                   : std::find_if(m_happenings.rbegin(), m_happenings.rend(),
                                                  [](const Happening &one) { return isTurn(one.what); });
    const auto same =
        std::find_if(m_happenings.rbegin(), turn, [&what](const Happening &one) { return one.what == what; });
    if (same != turn) {
        same->lastAt = now;
        ++same->times;
        return;
    }
    m_happenings.append({.at = now, .lastAt = now, .what = what});
    if (m_happenings.size() > happeningsMost)
        m_happenings.removeFirst();
}

/// How much was caught up belongs to when it became live.
void ConnectionLog::noteMissed(int events)
{
    const auto last = std::find_if(m_happenings.rbegin(), m_happenings.rend(),
                                   [](const Happening &one) { return std::holds_alternative<WentLive>(one.what); });
    if (last != m_happenings.rend())
        std::get<WentLive>(last->what).missed = events;
}

} // namespace madang::client
