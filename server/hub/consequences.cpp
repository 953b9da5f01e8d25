// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/consequences.h"

namespace madang::server
{

Consequences::Consequences(const House &house)
    : m_house(house)
{
}

void Consequences::follow(const Event &event)
{
    const auto *changed = std::get_if<UserChanged>(&event.body);
    const bool isNewUser = changed && !m_house.directory.user(changed->user.id);
    // Before the event, so that nobody is shown as writing what they read already.
    if (std::holds_alternative<MessagePosted>(event.body))
        m_house.typing.clear(event.by, event.room);
    else if (const auto *left = std::get_if<MemberLeft>(&event.body))
        m_house.typing.clear(left->user, event.room);
    m_house.directory.apply(event);
    m_house.fanOut.event(event);
    if (isNewUser)
        m_house.commonRoom.welcome(changed->user.id);
    else if (const auto *removed = std::get_if<UserRemoved>(&event.body))
        seeOff(removed->user);
}

void Consequences::seeOff(const UserId &user)
{
    m_house.sessions.endAll(user, CloseCode::SignedOut);
    m_house.presence.forget(user);
    m_house.accounts.forget(user);
}

} // namespace madang::server
