// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// How a Ladder looks for a better way, and changes over in the middle of a conversation.
#include "client/ladder/ladder.h"

#include "client/transport/repeatable.h"

#include <algorithm>
#include <utility>

namespace madang::client
{

using namespace Qt::StringLiterals;

/// At once, also where a look at another way, or through the network that was, still takes its time.
void Ladder::lookUpwards()
{
    m_probes = 0;
    m_footing.forgive();
    if (!m_current || m_current == Way::WebSocket || m_chosen || tryingFor(Rung::Purpose::Cross))
        return;
    giveUpProbe();
    probe(Way::WebSocket);
}

void Ladder::giveUpProbe()
{
    m_lookout->cancel();
    if (const auto probed = tryingFor(Rung::Purpose::Probe))
        rest(*probed);
}

/// Of a probe. Over HTTP it takes a heartbeat.
milliseconds Ladder::patienceWith(Way way) const
{
    return way == Way::WebSocket ? probeMost : m_heartbeat + latePollMost;
}

void Ladder::probe(Way way)
{
    if (m_old == way)
        leaveOld();
    begin(way, Rung::Purpose::Probe);
    m_lookout->set(patienceWith(way), [this, way] {
        rest(way);
        onProbeFailed(way, Obstacle::NoAnswer);
    });
}

/// Seldom, where many have led to nothing; and not all desktops of a house at once.
void Ladder::probeLater()
{
    constexpr int doublings = 4; // which is above lastProbe
    const auto most = std::min(lastProbe, firstProbe * (1 << std::min(m_probes, doublings)));
    m_probeAt = m_parts.clock.steady() + most / 2 + m_parts.dice(most / 2);
    waitForProbe();
}

void Ladder::waitForProbe()
{
    m_lookout->set(std::max(milliseconds::zero(), m_probeAt - m_parts.clock.steady()), [this] {
        if (!m_current || tryingFor(Rung::Purpose::Cross))
            return;
        ++m_probes;
        probe(Way::WebSocket);
    });
}

void Ladder::onProbed(Way way)
{
    Rung &rung = rungOf(way);
    const auto opening = m_opening;
    rung.does = Rung::Does::Waits;
    m_lookout->cancel();
    if (rung.purpose == Rung::Purpose::Cross)
        return greetAgain(way);
    rung.wasProbed = true;
    tell(way, Trial::Outcome::Works);
    if (opening != m_opening)
        return;
    if (m_current) {
        rung.purpose = Rung::Purpose::Cross;
        m_crossing->set(crossMost, [this, way] { onCrossingFailed(way, Obstacle::NoAnswer); });
        return greetAgain(way);
    }
    // Nothing below has answered yet, and nothing is better: those come again only if this one fails now.
    rung.purpose = Rung::Purpose::Race;
    QList<Way> slower;
    for (const auto &[other, beside] : m_rungs) {
        if (other != way && beside.isTrying())
            slower.append(other);
    }
    std::for_each(slower.cbegin(), slower.cend(), [this](Way other) { rest(other); });
    m_todo = slower + m_todo;
    m_step->set(stepAfter, [this] { stepDown(); });
    joinRace(way);
}

void Ladder::onProbeFailed(Way way, Obstacle obstacle)
{
    const auto opening = m_opening;
    if (way == Way::WebSocket)
        m_obstacle = obstacle;
    m_lookout->cancel();
    tell(way, Trial::Outcome::Failed, obstacle);
    if (opening != m_opening)
        return;
    if (m_current) {
        if (way == Way::WebSocket)
            probeLater();
        lookBelow(way);
        tellPassage();
    } else if (m_open && !isTrying() && m_todo.isEmpty()) {
        endWith(Closing(m_reason.value_or(Closing{.cause = Cause::NotOpenedInTime})));
    }
}

/// The ways between, while there is time before the best is looked at again.
void Ladder::lookBelow(Way way)
{
    const auto next = below(way);
    const bool hasTime = next && m_probeAt - m_parts.clock.steady() >= patienceWith(*next);
    if (hasTime && *next < *m_current)
        probe(*next);
    else
        waitForProbe();
}

void Ladder::crossTo(Way way)
{
    if (m_old == way)
        leaveOld();
    begin(way, Rung::Purpose::Cross);
    m_crossing->set(crossMost, [this, way] { onCrossingFailed(way, Obstacle::NoAnswer); });
}

/// The session's hello, as it would be now. Polls stop before it, and the last one has its answer: one that comes after
/// would count as newer than the new way, which would end.
void Ladder::greetAgain(Way way)
{
    Rung &rung = rungOf(way);
    if (m_current && isPolled(*m_current)) {
        rung.does = Rung::Does::Waits;
        rungOf(*m_current).transport->settle();
        return;
    }
    Hello hello = std::get<Hello>(m_hello->command);
    hello.cursor = toText(m_position.cursor());
    if (m_watch)
        hello.watch = m_watch;
    rung.does = Rung::Does::Greets;
    rung.transport->send({.ref = ownRef, .command = hello});
}

void Ladder::onSettled(Way way)
{
    if (m_current != way)
        return;
    if (!tryingFor(Rung::Purpose::Cross)) // it has failed meanwhile
        return endWith({.cause = Cause::Broken});
    leaveCurrent();
    greetWaiting();
}

/// On the way that another one had to end for.
void Ladder::greetWaiting()
{
    const auto way = tryingFor(Rung::Purpose::Cross);
    if (way && rungOf(*way).does == Rung::Does::Waits)
        greetAgain(*way);
}

void Ladder::cross(Way way, const Welcome &welcome)
{
    if (!welcome.resumed || welcome.epoch != m_position.cursor().epoch)
        return endWith({.cause = Cause::Broken}); // who comes back gets what is to be known about it
    const auto opening = m_opening;
    const bool wasSilent = m_isSilent;
    m_crossing->cancel();
    m_otherHello = m_parts.clock.steady();
    if (m_current && m_old)
        leaveOld();
    m_old = m_current;
    if (m_old)
        rungOf(*m_old).does = Rung::Does::Leaves;
    const bool wasProbed = rungOf(way).wasProbed;
    use(way);
    if (m_presence)
        rungOf(way).transport->send({.command = *m_presence});
    if (!m_old || wasSilent)
        leaveOld();
    else
        m_leaving->set(leaveMost, [this] { leaveOld(); });
    if (!wasProbed && opening == m_opening)
        tell(way, Trial::Outcome::Works);
    if (opening == m_opening)
        tellPassage();
}

void Ladder::onCrossingFailed(Way way, Obstacle obstacle)
{
    m_crossing->cancel();
    rest(way);
    m_otherHello = m_parts.clock.steady();
    if (way == Way::WebSocket)
        m_obstacle = obstacle;
    const auto opening = m_opening;
    tell(way, Trial::Outcome::Failed, obstacle);
    if (opening != m_opening)
        return;
    if (!m_current || m_chosen)
        return endWith({.cause = Cause::Broken});
    if (m_isSilent)
        return endWith({.cause = Cause::SilentTooLong});
    if (m_current != Way::WebSocket)
        probeLater();
}

/// Nothing comes from there any more; what it did not answer goes on the new way.
void Ladder::leaveOld()
{
    m_leaving->cancel();
    if (const auto old = std::exchange(m_old, std::nullopt))
        rest(*old);
    if (m_current)
        sendAgain();
}

/// What may not be repeated, and was sent, stays without an answer, as where a connection breaks.
void Ladder::sendAgain()
{
    const Way way = *m_current;
    const auto opening = m_opening;
    QList<Reply> lost;
    for (const auto &left : m_unanswered.moveTo(way)) {
        if (left.wasSent && !isRepeatable(left.request.command))
            lost.append({.ref = left.request.ref,
                         .result = Error{.code = ErrorCode::Unavailable, .text = u"the way there has changed"_s}});
        else
            rungOf(way).transport->send(left.request);
    }
    for (const auto &reply : std::as_const(lost)) {
        if (opening == m_opening && m_unanswered.take(reply.ref))
            emit received(reply);
    }
}

void Ladder::choose(std::optional<Way> way)
{
    m_chosen = way;
    QMetaObject::invokeMethod(this, &Ladder::applyChoice, Qt::QueuedConnection);
}

void Ladder::applyChoice()
{
    if (!m_open)
        return;
    for (const auto &[way, rung] : m_rungs) {
        if (rung.isTrying())
            rest(way);
    }
    m_crossing->cancel();
    m_lookout->cancel();
    m_probes = 0;
    if (!m_current && m_toldPassage) // between two ways
        return endWith({.cause = Cause::Broken});
    if (!m_current)
        return beginRace();
    if (m_chosen && m_chosen != m_current)
        return crossTo(*m_chosen);
    if (!m_chosen && m_current != Way::WebSocket)
        probe(Way::WebSocket);
    tellPassage();
}

} // namespace madang::client
