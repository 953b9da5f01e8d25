// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/commands/presencehandlers.h"

#include "server/hub/access.h"

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

} // namespace

PresenceHandlers::PresenceHandlers(const House &house)
    : m_house(house)
{
}

void PresenceHandlers::carryOut(const Typing &typing, const Asked &asked)
{
    if (const auto room = access::ownRoom(m_house.directory, asked.user(), typing.room); !room) {
        asked.refuse(room.error());
        return;
    }
    const auto result = m_house.typing.set(asked.user(), typing.room, typing.on);
    if (result)
        asked.answer(Done{});
    else
        asked.refuse(result.error());
}

void PresenceHandlers::carryOut(const SetPresence &command, const Asked &asked)
{
    if (command.state == Presence::Offline) {
        asked.refuse(badRequest(u"who is offline says bye"_s));
        return;
    }
    m_house.sessions.setPresence(asked.user(), asked.line()->session, command.state);
    m_house.presence.update(asked.user());
    asked.answer(Done{});
}

void PresenceHandlers::carryOut(const Read &read, const Asked &asked)
{
    if (const auto room = access::ownRoom(m_house.directory, asked.user(), read.room); !room) {
        asked.refuse(room.error());
        return;
    }
    const bool moved = m_house.directory.moveRead(asked.user(), read.room, read.n);
    const qint64 n = m_house.directory.readN(asked.user(), read.room);
    if (moved) {
        m_house.log.setRead(asked.user(), read.room, n);
        m_house.fanOut.toUser(asked.user(), ReadMoved{.room = read.room, .n = n});
    }
    asked.answer(ReadUpTo{n});
}

} // namespace madang::server
