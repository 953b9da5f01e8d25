// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// The race of a Ladder that has no way yet.
#include "client/ladder/ladder.h"

#include <algorithm>
#include <array>
#include <utility>

namespace madang::client
{
namespace
{

/// In which who said hello is waited for; timers may come a twentieth early, and then it has had its time, too.
constexpr milliseconds turn = Ladder::stepAfter * 9 / 10;

/// Without the stream of lines, which fails where the stream of events fails.
constexpr std::array<Way, 4> order{Way::WebSocket, Way::EventStream, Way::LongPoll, Way::Poll};

/// What a server of ours says about us, and would say on any way.
bool isServersWord(const Closing &closing)
{
    constexpr quint16 goingAway = 1001;
    constexpr quint16 firstOfOurs = 4000;
    return closing.code && (*closing.code == goingAway || *closing.code >= firstOfOurs);
}

/// Other ways would go to the same place.
bool concernsAddress(const Closing &closing)
{
    return closing.cause == Cause::NobodyListens || closing.cause == Cause::NoSuchHost ||
           closing.cause == Cause::NoRoute;
}

/// From the first choice downwards, and then what is above it.
QList<Way> orderFrom(Way first)
{
    const auto *const at = std::find(order.begin(), order.end(), first);
    QList<Way> ways(at, order.end());
    ways.append(QList<Way>(order.begin(), at));
    return ways;
}

/// Why a way that never carried anything did not.
Obstacle obstacleOf(const Closing &closing)
{
    return closing.cause == Cause::TimedOut ? Obstacle::NoAnswer : Obstacle::Refused;
}

} // namespace

void Ladder::beginRace()
{
    m_reason.reset();
    if (m_chosen) {
        m_todo = {*m_chosen};
        return stepDown();
    }
    m_todo = orderFrom(m_parts.memory.best(m_endpoint));
    const bool allAreBad = std::all_of(order.begin(), order.end(), [this](Way way) { return m_footing.isBad(way); });
    if (allAreBad)
        m_footing.forgive();
    while (m_footing.isBad(m_todo.first()))
        m_todo.append(m_todo.takeFirst());
    const Way first = m_todo.first();
    stepDown();
    if (m_footing.isShaky(first))
        stepDown();
    if (first != Way::WebSocket && !m_footing.isBad(Way::WebSocket)) {
        m_todo.removeAll(Way::WebSocket);
        probe(Way::WebSocket);
    }
}

/// The next one's turn: of those that wait for it, or of those that did not begin yet.
void Ladder::stepDown()
{
    const auto next = waitsForTurn();
    if (next)
        greet(*next);
    else if (!m_todo.isEmpty())
        begin(m_todo.takeFirst(), Rung::Purpose::Race);
    else
        return;
    m_step->set(stepAfter, [this] { stepDown(); });
}

std::optional<Way> Ladder::waitsForTurn() const
{
    const auto found = std::find_if(m_rungs.begin(), m_rungs.end(), [](const auto &one) {
        return one.second.does == Rung::Does::Waits && one.second.purpose == Rung::Purpose::Race;
    });
    return m_hello && found != m_rungs.end() ? std::optional(found->first) : std::nullopt;
}

/// A way is open and says hello, as soon as somebody has told us how. Asking for it is what opened() does. Who comes
/// while another one has said it, and still has time to be answered, waits: the server would take the later one for the
/// newer, and end the other.
void Ladder::joinRace(Way way)
{
    rungOf(way).does = Rung::Does::Waits;
    if (m_hello && !isGreeting())
        greet(way);
    else if (!m_hello && !std::exchange(m_told, true))
        emit opened();
}

bool Ladder::isGreeting() const
{
    const auto now = m_parts.clock.steady();
    return std::any_of(m_rungs.begin(), m_rungs.end(), [now](const auto &one) {
        const Rung &rung = one.second;
        return rung.does == Rung::Does::Greets && now - rung.since < turn;
    });
}

void Ladder::greet(Way way)
{
    Rung &rung = rungOf(way);
    rung.does = Rung::Does::Greets;
    rung.transport->send(*m_hello);
}

void Ladder::onGreeted(Way way, const Reply &reply)
{
    const auto purpose = rungOf(way).purpose;
    if (std::holds_alternative<Error>(reply.result)) {
        if (purpose != Rung::Purpose::Race)
            return onCrossingFailed(way, Obstacle::Refused);
        const auto opening = m_opening;
        m_step->cancel();
        m_todo.clear();
        leaveLosers(way);
        if (opening == m_opening)
            emit received(reply);
        return;
    }
    const auto welcome = std::get<Answer>(reply.result).as<Welcome>();
    if (welcome && purpose == Rung::Purpose::Race)
        return win(way, reply, *welcome);
    if (welcome)
        return cross(way, *welcome);
    rest(way);
    if (purpose == Rung::Purpose::Race)
        onRaceFailed(way, {.cause = Cause::NotReadable});
    else
        onCrossingFailed(way, Obstacle::Refused);
}

void Ladder::win(Way way, const Reply &reply, const Welcome &welcome)
{
    const auto opening = m_opening;
    m_position = Position(welcome.cursor);
    m_heartbeat = welcome.heartbeat;
    m_todo.clear();
    m_step->cancel();
    use(way);
    leaveLosers(way);
    if (opening == m_opening)
        tell(way, Trial::Outcome::Works);
    if (opening == m_opening)
        tellPassage();
    if (opening == m_opening)
        emit received(reply);
    if (opening == m_opening)
        sendAgain();
}

/// A probe goes on: it is there for later. Who had its time is told apart from who was only slower.
void Ladder::leaveLosers(Way winner)
{
    const auto opening = m_opening;
    for (const auto &[way, rung] : m_rungs) {
        if (opening != m_opening)
            return;
        if (way == winner || !rung.isTrying() || rung.purpose != Rung::Purpose::Race)
            continue;
        const bool hadItsTime = m_parts.clock.steady() - rung.since >= stepAfter;
        rest(way);
        if (hadItsTime && way == Way::WebSocket)
            m_obstacle = Obstacle::NoAnswer;
        if (hadItsTime)
            tell(way, Trial::Outcome::Failed, Obstacle::NoAnswer);
        else
            tell(way, Trial::Outcome::Left);
    }
}

void Ladder::onRaceFailed(Way way, const Closing &closing)
{
    const auto opening = m_opening;
    if (way == Way::WebSocket)
        m_obstacle = obstacleOf(closing);
    if (!m_reason)
        m_reason = closing;
    tell(way, Trial::Outcome::Failed, obstacleOf(closing));
    if (opening != m_opening)
        return;
    if (isServersWord(closing))
        return endWith(closing);
    if (concernsAddress(closing))
        m_todo.clear();
    if (!m_todo.isEmpty() || waitsForTurn())
        stepDown();
    else if (!isTrying())
        endWith(Closing(*m_reason));
}

} // namespace madang::client
