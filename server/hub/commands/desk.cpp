// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/commands/desk.h"

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

template <typename C, typename... OneOf>
constexpr bool isOneOf = (std::is_same_v<C, OneOf> || ...);

} // namespace

Desk::Desk(const Handlers &handlers, Turnstile &turnstile)
    : m_handlers(handlers)
    , m_turnstile(turnstile)
{
}

void Desk::carryOut(const Command &command, const Asked &asked)
{
    if (const auto early = m_turnstile.count(asked.user(), command))
        m_turnstile.admitRepetition(command, asked, *early, [this, command, asked] { handle(command, asked); });
    else
        handle(command, asked);
}

void Desk::handle(const Command &command, const Asked &asked)
{
    std::visit(
        [this, &asked](const auto &one) {
            using C = std::decay_t<decltype(one)>;
            if constexpr (isOneOf<C, Hello>)
                asked.refuse(badRequest(u"hello was said already"_s));
            else if constexpr (isOneOf<C, Ping, Bye>)
                m_handlers.session.carryOut(one, asked);
            else if constexpr (isOneOf<C, Post, Edit, Delete, React, History>)
                m_handlers.messages.carryOut(one, asked);
            else if constexpr (isOneOf<C, Typing, SetPresence, Watch, Read>)
                m_handlers.presence.carryOut(one, asked);
            else if constexpr (isOneOf<C, ListRooms, CreateRoom, UpdateRoom, JoinRoom, LeaveRoom, AddToRoom,
                                       RemoveFromRoom>)
                m_handlers.rooms.carryOut(one, asked);
            else if constexpr (isOneOf<C, ListPeople, Profile, SetRole, RemoveUser>)
                m_handlers.people.carryOut(one, asked);
            else
                m_handlers.accounts.carryOut(one, asked);
        },
        command);
}

Pace Desk::paceOf(const Command &command)
{
    return std::visit(
        [](const auto &one) {
            using C = std::decay_t<decltype(one)>;
            return isOneOf<C, Hello> || (Durable<C> && !isOneOf<C, Post>) ? Pace::Alone : Pace::Flowing;
        },
        command);
}

} // namespace madang::server
