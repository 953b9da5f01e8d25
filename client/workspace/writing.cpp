// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/workspace/writing.h"

#include <utility>

namespace madang::client
{

Writing::Writing(Alarms &alarms, Tell tell)
    : m_alarm(alarms.make())
    , m_tell(std::move(tell))
{
}

void Writing::start(const RoomId &room)
{
    if (m_room == room)
        return;
    stop();
    m_room = room;
    renew();
}

void Writing::stop()
{
    m_alarm->cancel();
    if (const auto room = std::exchange(m_room, std::nullopt))
        m_tell(*room, Is::Over);
}

void Writing::renew()
{
    m_tell(*m_room, Is::Begun);
    m_alarm->set(renewedAfter, [this] { renew(); });
}

} // namespace madang::client
