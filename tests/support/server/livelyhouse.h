// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/server/fakepeer.h"

namespace madang::server
{

/// A house where Ann is connected and talks, and Bob is on his way.
class LivelyHouse
{
protected:
    void furnish()
    {
        m_house = std::make_unique<House>();
        m_ann = std::make_unique<FakePeer>(*m_house, QStringLiteral("ann"), Role::Owner);
        m_bob = std::make_unique<FakePeer>(*m_house, QStringLiteral("bob"));
        m_ann->connects();
        m_room = m_house->commonRoom();
        m_said = 0;
    }
    void leave()
    {
        m_ann.reset();
        m_bob.reset();
        m_house.reset();
    }
    /// Ann says 1, 2, 3…
    void say(int count)
    {
        for (int i = 0; i < count; ++i)
            m_ann->says(Post{.room = m_room, .id = {rules::newUuid()}, .text = QString::number(++m_said)});
        m_house->settle();
    }

    std::unique_ptr<House> m_house{};
    std::unique_ptr<FakePeer> m_ann{};
    std::unique_ptr<FakePeer> m_bob{};
    RoomId m_room{};
    int m_said = 0;
};

} // namespace madang::server
