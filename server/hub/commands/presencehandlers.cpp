// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/commands/presencehandlers.h"

#include "server/hub/access.h"

#include <algorithm>

namespace madang::server
{
namespace
{

using namespace Qt::StringLiterals;

} // namespace

PresenceHandlers::PresenceHandlers(const House &house)
    : m_directory(house.directory)
    , m_sessions(house.sessions)
    , m_presence(house.presence)
    , m_typing(house.typing)
    , m_fanOut(house.fanOut)
    , m_log(house.log)
{
}

void PresenceHandlers::carryOut(const Typing &typing, const Asked &asked)
{
    if (const auto room = access::ownRoom(m_directory, asked.user(), typing.room); !room) {
        asked.refuse(room.error());
        return;
    }
    const auto result = m_typing.set(asked.user(), typing.room, typing.on);
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
    m_sessions.setPresence(asked.user(), asked.line()->session, command.state);
    m_presence.update(asked.user());
    asked.answer(Done{});
}

void PresenceHandlers::carryOut(const Watch &watch, const Asked &asked)
{
    const auto line = m_sessions.setWatched(asked.line(), WatchList(watch.users, m_directory));
    asked.answer(Done{});
    if (line && line->phase == Line::Phase::Live) // who is not yet hears it then
        m_presence.tellAll(*line);
}

void PresenceHandlers::carryOut(const Read &read, const Asked &asked)
{
    const auto room = access::ownRoom(m_directory, asked.user(), read.room);
    if (!room) {
        asked.refuse(room.error());
        return;
    }
    const qint64 here = m_directory.readN(asked.user(), read.room);
    const qint64 wanted = std::min(read.n, room->lastN);
    if (wanted <= here) {
        asked.answer(ReadUpTo{here});
        return;
    }
    m_log.setRead(asked.user(), read.room, wanted, [this, read, asked](const Expected<void, Error> &kept) {
        if (!kept) {
            asked.refuse(kept.error());
            return;
        }
        const bool moved = m_directory.moveRead(asked.user(), read.room, read.n);
        const ReadUpTo now{m_directory.readN(asked.user(), read.room)};
        if (moved)
            m_fanOut.toUser(asked.user(), ReadMoved{.room = read.room, .n = now.n});
        asked.answer(now);
    });
}

} // namespace madang::server
