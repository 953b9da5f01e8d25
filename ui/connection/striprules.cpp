// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/striprules.h"

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
        return;
    }
    if (isOnline(facts.phase)) {
        if (m_wasOnline && m_troubleSince && now - *m_troubleSince > worthMentioning) {
            m_backUntil = now + shownBack;
        }
        m_wasOnline = true;
    } else {
        m_backUntil.reset();
        m_wasOnline = false;
    }
    m_troubleSince.reset();
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
        if (m_backUntil && now < *m_backUntil) {
            state.kind = Kind::Back;
            state.sent = m_facts.sent;
        } else if (m_facts.phase == Phase::Limited) {
            state.kind = Kind::Limited;
        }
        break;
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

StripState StripRules::troubleState(milliseconds now) const
{
    const milliseconds lasted = now - m_troubleSince.value_or(now);
    if (lasted < unnoticed) {
        return {};
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
    return isTrouble(m_facts.phase) || (m_backUntil && now < *m_backUntil);
}

} // namespace madang::ui
