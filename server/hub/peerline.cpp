// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/peerline.h"

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

Error helloFirst()
{
    return {ErrorCode::Unauthorized, u"say hello first"_s};
}

} // namespace

PeerLine::PeerLine(const LineHold::House &holding, Outlet &outlet, const House &house)
    : m_hold(holding, outlet, Line::Use::Conversation)
    , m_house(house)
{
}

void PeerLine::receive(const Request &request, qsizetype bytes)
{
    if (!line()->isOpen())
        return;
    if (!m_saidHello && !std::holds_alternative<Hello>(request.command)) {
        answer({.ref = request.ref, .error = helloFirst()});
        return;
    }
    run(request, bytes);
}

void PeerLine::run(const Request &request, qsizetype bytes)
{
    const bool isGreeting = !m_saidHello;
    m_saidHello = true;
    const Pace pace = Desk::paceOf(request.command);
    const Asked asked(line(), request.ref, pace);
    const bool begun = line()->order.run(pace, bytes, [this, isGreeting, asked, command = request.command] {
        if (isGreeting)
            m_house.greeter.greet(std::get<Hello>(command), asked);
        else
            m_house.desk.carryOut(command, asked);
    });
    if (!begun)
        line()->reply({.ref = request.ref, .result = tooManyAtOnce()});
}

void PeerLine::refuse(const Refusal &refusal)
{
    const bool isStranger = !m_saidHello && refusal.name != Hello::typeName;
    answer(isStranger ? Refusal{.ref = refusal.ref, .error = helloFirst()} : refusal);
}

void PeerLine::answer(const Refusal &refusal)
{
    line()->reply({.ref = refusal.ref, .result = refusal.error});
    if (refusal.ref) // it was a command, if one that this server does not know
        return;
    constexpr milliseconds minute{60'000};
    constexpr size_t most = 20;
    const milliseconds now = m_house.clock.steady();
    m_refusals.push_back(now);
    while (m_refusals.front() + minute <= now)
        m_refusals.pop_front();
    if (m_refusals.size() >= most)
        line()->close(CloseCode::TooManyErrors);
}

void PeerLine::drained()
{
    m_house.replays.drained(line());
}

bool PeerLine::isWelcome() const
{
    return line()->phase != Line::Phase::Stranger;
}

} // namespace madang::server
