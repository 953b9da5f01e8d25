// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// A Ladder that has a way: what comes over it, and how it ends or falls silent.
#include "client/ladder/ladder.h"

#include "protocol/closecode.h"

#include <utility>

namespace madang::client
{
namespace
{

/// So soon after another way had a hello, the server may have taken that one for the newer.
constexpr milliseconds mixUpMost{60'000};

} // namespace

/// From now on this way carries everything.
void Ladder::use(Way way)
{
    m_current = way;
    rungOf(way).does = Rung::Does::Carries;
    m_wentAt = m_parts.clock.steady();
    m_isSilent = false;
    m_doubt->cancel(); // which was about the way before
    if (way == Way::WebSocket)
        m_obstacle.reset();
    if (!m_chosen)
        m_parts.memory.remember(m_endpoint, way);
    heard();
    m_proof->set(Footing::provenAfter, [this] {
        m_footing.held(*m_current);
        if (m_current == Way::WebSocket)
            m_probes = 0;
    });
    if (tryingFor(Rung::Purpose::Probe))
        return; // which goes on
    if (way == Way::WebSocket || m_chosen)
        m_lookout->cancel();
    else
        probeLater();
}

void Ladder::deliver(Way way, const ServerMessage &message)
{
    if (const auto *reply = std::get_if<Reply>(&message)) {
        if (m_unanswered.take(reply->ref))
            emit received(message);
        return;
    }
    const auto *signal = std::get_if<Signal>(&message);
    const bool concernsOld = way != m_current && signal != nullptr && std::holds_alternative<ResyncNeeded>(*signal);
    if (!concernsOld && m_position.takes(message))
        emit received(message);
}

/// A sign of life of the way in use.
void Ladder::heard()
{
    m_isSilent = false;
    waitForAnswer();
    m_silence->set(m_heartbeat + (isPolled(*m_current) ? latePollMost : lateMost), [this] { onSilent(); });
}

/// Somebody asked over a WebSocket. If nothing at all comes for a while, we ask, too, rather than wait for the
/// heartbeat.
void Ladder::waitForAnswer()
{
    if (m_current != Way::WebSocket || m_isSilent)
        return;
    m_doubt->set(doubtAfter, [this] {
        if (m_unanswered.isEmpty())
            return;
        rungOf(Way::WebSocket).transport->send({.ref = ownRef, .command = Ping()});
        m_silence->set(doubtMost, [this] { onSilent(); });
    });
}

void Ladder::onLost(const Closing &closing)
{
    const Way way = *m_current;
    const bool wasReplaced = closing.code == static_cast<quint16>(CloseCode::Replaced);
    if (!closing.code) {
        m_footing.broke(way, m_parts.clock.steady() - m_wentAt);
        if (way == Way::WebSocket)
            m_obstacle = Obstacle::Broke;
    }
    if (tryingFor(Rung::Purpose::Cross) && (wasReplaced || !closing.code)) {
        leaveCurrent(); // the new one is on its way, or already live over there
        greetWaiting();
        return;
    }
    const bool mixedUp = wasReplaced && m_otherHello && m_parts.clock.steady() - *m_otherHello < mixUpMost;
    endWith(mixedUp ? Closing{.cause = Cause::Broken} : closing);
}

/// From here on, until the new way has answered, there is none.
void Ladder::leaveCurrent()
{
    m_silence->cancel();
    m_doubt->cancel();
    m_proof->cancel();
    if (const auto way = std::exchange(m_current, std::nullopt))
        rest(*way);
}

/// A way fell silent. Whoever speaks through us waits a little longer before they give up: time for another one.
void Ladder::onSilent()
{
    const Way way = *m_current;
    m_isSilent = true;
    m_footing.fellSilent(way);
    if (way == Way::WebSocket)
        m_obstacle = Obstacle::FellSilent;
    const auto next = below(way);
    if (m_chosen || !next || tryingFor(Rung::Purpose::Cross)) {
        m_silence->set(silentMost, [this] { endWith({.cause = Cause::SilentTooLong}); });
        return;
    }
    giveUpProbe();
    crossTo(*next);
}

} // namespace madang::client
