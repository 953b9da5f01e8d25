// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/ladder/ladder.h"

#include <algorithm>
#include <utility>

namespace madang::client
{

Ladder::Ladder(Parts parts, QObject *parent)
    : Ways(parent)
    , m_parts(std::move(parts))
    , m_step(m_parts.alarms.make())
    , m_lookout(m_parts.alarms.make())
    , m_crossing(m_parts.alarms.make())
    , m_leaving(m_parts.alarms.make())
    , m_silence(m_parts.alarms.make())
    , m_doubt(m_parts.alarms.make())
    , m_proof(m_parts.alarms.make())
{
}

Ladder::~Ladder() = default;

void Ladder::open(const Endpoint &endpoint)
{
    close();
    m_endpoint = endpoint;
    m_open = true;
    beginRace();
}

void Ladder::close()
{
    if (m_open && !m_toldPassage) // no way was of any use
        m_footing.forgive();
    restAll();
    ++m_opening;
    m_open = false;
    m_told = false;
    m_hello.reset();
    m_watch.reset();
    m_presence.reset();
    m_reason.reset();
    m_toldPassage.reset();
    m_unanswered.clear();
}

void Ladder::send(const madang::Request &request)
{
    if (std::holds_alternative<Hello>(request.command)) {
        m_hello = request;
        for (auto &[way, rung] : m_rungs) {
            if (rung.does == Rung::Does::Waits)
                joinRace(way);
        }
        return;
    }
    if (const auto *watch = std::get_if<Watch>(&request.command))
        m_watch = watch->users;
    if (const auto *presence = std::get_if<SetPresence>(&request.command))
        m_presence = *presence;
    if (m_unanswered.isEmpty())
        waitForAnswer();
    m_unanswered.add(request, m_current);
    if (m_current)
        rungOf(*m_current).transport->send(request);
}

Rung &Ladder::rungOf(Way way)
{
    Rung &rung = m_rungs[way];
    if (rung.transport)
        return rung;
    rung.transport = m_parts.make(way);
    Transport *const transport = rung.transport.get();
    connect(transport, &Transport::opened, this, [this, way] { onOpened(way); });
    connect(transport, &Transport::received, this,
            [this, way](const ServerMessage &message) { onReceived(way, message); });
    connect(transport, &Transport::closed, this, [this, way](const Closing &closing) { onClosed(way, closing); });
    connect(transport, &Transport::settled, this, [this, way] { onSettled(way); });
    connect(transport, &Transport::carried, this, &Ladder::carried);
    return rung;
}

void Ladder::begin(Way way, Rung::Purpose purpose)
{
    Rung &rung = rungOf(way);
    rung.does = Rung::Does::Opens;
    rung.purpose = purpose;
    rung.since = m_parts.clock.steady();
    rung.wasProbed = false;
    rung.transport->open(m_endpoint);
}

void Ladder::rest(Way way)
{
    Rung &rung = rungOf(way);
    if (rung.does == Rung::Does::Greets)
        m_otherHello = m_parts.clock.steady();
    if (rung.does != Rung::Does::Rests)
        rung.transport->close();
    rung.does = Rung::Does::Rests;
}

void Ladder::restAll()
{
    for (const auto &[way, rung] : m_rungs)
        rest(way);
    for (const auto *alarm : {&m_step, &m_lookout, &m_crossing, &m_leaving, &m_silence, &m_doubt, &m_proof})
        (*alarm)->cancel();
    m_todo.clear();
    m_current.reset();
    m_old.reset();
    m_isSilent = false;
}

bool Ladder::isTrying() const
{
    return std::any_of(m_rungs.begin(), m_rungs.end(), [](const auto &one) { return one.second.isTrying(); });
}

std::optional<Way> Ladder::tryingFor(Rung::Purpose purpose) const
{
    const auto found = std::find_if(m_rungs.begin(), m_rungs.end(), [purpose](const auto &one) {
        return one.second.isTrying() && one.second.purpose == purpose;
    });
    return found == m_rungs.end() ? std::nullopt : std::optional(found->first);
}

void Ladder::onOpened(Way way)
{
    Rung &rung = rungOf(way);
    if (rung.does != Rung::Does::Opens)
        return;
    const bool pingsFirst = way == Way::WebSocket && rung.purpose == Rung::Purpose::Cross;
    if (pingsFirst || rung.purpose == Rung::Purpose::Probe) {
        rung.does = Rung::Does::Probes;
        rung.transport->tryOut(m_hello ? std::get<Hello>(m_hello->command).token : QString());
    } else if (rung.purpose == Rung::Purpose::Cross) {
        greetAgain(way);
    } else {
        joinRace(way);
    }
}

void Ladder::onReceived(Way way, const ServerMessage &message)
{
    const auto *reply = std::get_if<Reply>(&message);
    switch (rungOf(way).does) {
    case Rung::Does::Probes:
        if (reply != nullptr)
            onProbed(way);
        break;
    case Rung::Does::Greets:
        if (reply != nullptr && (reply->ref == m_hello->ref || reply->ref == ownRef))
            onGreeted(way, *reply);
        break;
    case Rung::Does::Carries:
        // Over HTTP an answer says nothing about what else comes, or does not come any more.
        if (reply == nullptr || way == Way::WebSocket)
            heard();
        deliver(way, message);
        break;
    case Rung::Does::Leaves:
        deliver(way, message);
        break;
    case Rung::Does::Rests:
    case Rung::Does::Opens:
    case Rung::Does::Waits:
        break;
    }
}

void Ladder::onClosed(Way way, const Closing &closing)
{
    Rung &rung = rungOf(way);
    const bool wasTrying = rung.isTrying();
    const auto did = std::exchange(rung.does, Rung::Does::Rests);
    if (did == Rung::Does::Carries)
        return onLost(closing);
    if (did == Rung::Does::Leaves)
        return leaveOld();
    if (!wasTrying)
        return;
    if (rung.purpose == Rung::Purpose::Race)
        return onRaceFailed(way, closing);
    if (rung.purpose == Rung::Purpose::Cross)
        return onCrossingFailed(way, Obstacle::Refused);
    if (!m_reason)
        m_reason = closing;
    onProbeFailed(way, Obstacle::Refused);
}

void Ladder::endWith(const Closing &closing)
{
    close();
    emit closed(closing);
}

Passage Ladder::passage() const
{
    const Way way = m_current.value_or(Way::WebSocket);
    if (way == Way::WebSocket)
        return {way};
    return {way, m_chosen ? std::optional(Obstacle::NotChosen) : m_obstacle};
}

void Ladder::tellPassage()
{
    if (!m_current || m_toldPassage == passage())
        return;
    m_toldPassage = passage();
    emit goesBy(*m_toldPassage);
}

void Ladder::tell(Way way, Trial::Outcome outcome, std::optional<Obstacle> obstacle)
{
    const Rung &rung = rungOf(way);
    emit tried({.way = way,
                .outcome = outcome,
                .obstacle = obstacle,
                .took = m_parts.clock.steady() - rung.since,
                .isProbe = rung.purpose == Rung::Purpose::Probe});
}

} // namespace madang::client
