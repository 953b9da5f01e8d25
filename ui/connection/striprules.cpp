// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/striprules.h"

#include <algorithm>
#include <utility>

namespace madang::ui
{

namespace
{
using namespace std::chrono_literals;
using Phase = LinkFacts::Phase;
using Kind = StripState::Kind;

constexpr milliseconds unnoticed = 1500ms;
constexpr milliseconds worthMentioning = 3s;
constexpr milliseconds shownBack = 2s;
constexpr milliseconds soon = 5s;
constexpr milliseconds longOutage = 60s;

bool isOnline(Phase phase)
{
    return phase == Phase::Online || phase == Phase::Limited;
}

bool isTrouble(Phase phase)
{
    return phase == Phase::Trying || phase == Phase::Waiting;
}
} // namespace

void StripRules::setFacts(const LinkFacts &facts, milliseconds now)
{
    m_facts = facts;
    if (isTrouble(facts.phase)) {
        m_troubleSince = m_troubleSince.value_or(now);
        m_backUntil.reset();
        m_fullUntil.reset();
        return;
    }
    if (isOnline(facts.phase)) {
        setOnline(now);
    } else {
        m_backUntil.reset();
        m_limitedFrom.reset();
        m_fullUntil.reset();
        m_wasOnline = false;
    }
    m_troubleSince.reset();
}

void StripRules::setOnline(milliseconds now)
{
    if (m_wasOnline && m_troubleSince && now - *m_troubleSince > worthMentioning) {
        m_backUntil = now + shownBack;
    }
    m_wasOnline = true;
    m_passage = m_facts.passage;
    if (m_facts.phase == Phase::Limited) {
        const bool isChosen = m_facts.passage && m_facts.passage->obstacle == client::Obstacle::NotChosen;
        const milliseconds from = isChosen ? now : m_troubleSince.value_or(now) + unnoticed;
        m_limitedFrom = std::min(m_limitedFrom.value_or(from), from);
        m_fullUntil.reset();
    } else if (const auto from = std::exchange(m_limitedFrom, std::nullopt)) {
        if (now - *from > worthMentioning) {
            m_fullUntil = now + shownBack;
        }
    }
}

StripState StripRules::state(milliseconds now) const
{
    StripState state;
    state.server = m_facts.server;
    state.reason = m_facts.reason;
    switch (m_facts.phase) {
    case Phase::Offline:
        break;
    case Phase::Trying:
    case Phase::Waiting:
        return troubleState(now);
    case Phase::Online:
    case Phase::Limited:
        return onlineState(now);
    case Phase::SignedOut:
        state.kind = Kind::SignedOut;
        break;
    case Phase::Refused:
        state.kind = Kind::Refused;
        break;
    case Phase::CertificateChanged:
        state.kind = Kind::CertificateChanged;
        break;
    }
    return state.kind == Kind::Hidden ? StripState() : state;
}

StripState StripRules::onlineState(milliseconds now) const
{
    StripState state;
    if (m_backUntil && now < *m_backUntil) {
        state.kind = Kind::Back;
        state.sent = m_facts.sent;
    } else if (m_limitedFrom && now >= *m_limitedFrom) {
        state.kind = Kind::Limited;
        state.passage = m_passage;
        state.look = m_facts.look;
    } else if (m_fullUntil && now < *m_fullUntil) {
        state.kind = Kind::Full;
    }
    return state;
}

StripState StripRules::troubleState(milliseconds now) const
{
    const milliseconds lasted = now - m_troubleSince.value_or(now);
    if (lasted < unnoticed) {
        return onlineState(now); // as it was
    }
    StripState state;
    state.server = m_facts.server;
    state.outage = lasted > longOutage ? StripState::Outage::Long : StripState::Outage::Short;
    if (m_facts.phase == Phase::Trying) {
        state.kind = m_wasOnline ? Kind::Reconnecting : Kind::Connecting;
        return state;
    }
    const milliseconds left = m_facts.nextTry - now;
    if (left < soon) {
        state.kind = Kind::WaitingSoon;
        return state;
    }
    state.kind = Kind::Waiting;
    state.seconds = static_cast<int>((left + 999ms) / 1000ms);
    return state;
}

bool StripRules::isMoving(milliseconds now) const
{
    const auto isAhead = [now](const std::optional<milliseconds> &moment) { return moment && now < *moment; };
    return isTrouble(m_facts.phase) || isAhead(m_backUntil) || isAhead(m_limitedFrom) || isAhead(m_fullUntil);
}

} // namespace madang::ui
