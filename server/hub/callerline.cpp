// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/callerline.h"

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

/// What would change a session that is not there.
bool needsSession(const Command &command)
{
    return std::holds_alternative<SetPresence>(command) || std::holds_alternative<Watch>(command) ||
           std::holds_alternative<Bye>(command);
}

} // namespace

CallerLine::CallerLine(const LineHold::House &holding, Outlet &outlet, const House &house)
    : m_hold(holding, outlet, Line::Use::Asking)
    , m_house(house)
{
}

void CallerLine::receive(const Request &request, qsizetype bytes)
{
    const Pace pace = Desk::paceOf(request.command);
    const Asked asked(line(), request.ref, pace);
    const bool begun =
        line()->order.run(pace, bytes, [this, asked, command = request.command] { carryOut(command, asked); });
    if (!begun)
        line()->reply({.ref = request.ref, .result = tooManyAtOnce()});
}

void CallerLine::carryOut(const Command &command, const Asked &asked) const
{
    if (const auto *hello = std::get_if<Hello>(&command))
        greet(*hello, asked);
    else if (line()->session.isEmpty() && needsSession(command))
        asked.refuse(badRequest(u"this needs a session: the header Madang-Session"_s));
    else
        m_house.desk.carryOut(command, asked);
}

/// It costs more than most commands, and here nothing else holds it up.
void CallerLine::greet(const Hello &hello, const Asked &asked) const
{
    if (const auto early = m_house.turnstile.count(asked.user(), hello))
        asked.refuse(Turnstile::tooFast(*early));
    else
        m_house.greeter.greet(hello, asked);
}

void CallerLine::refuse(const Refusal &refusal)
{
    line()->reply({.ref = refusal.ref, .result = refusal.error});
}

} // namespace madang::server
