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
        house = std::make_unique<House>();
        ann = std::make_unique<FakePeer>(*house, QStringLiteral("ann"), Role::Owner);
        bob = std::make_unique<FakePeer>(*house, QStringLiteral("bob"));
        ann->connects();
        room = house->commonRoom();
        said = 0;
    }
    void leave()
    {
        ann.reset();
        bob.reset();
        house.reset();
    }
    /// Ann says 1, 2, 3…
    void say(int count)
    {
        for (int i = 0; i < count; ++i)
            ann->says(Post{.room = room, .id = {rules::newUuid()}, .text = QString::number(++said)});
        house->settle();
    }

    std::unique_ptr<House> house{};
    std::unique_ptr<FakePeer> ann{};
    std::unique_ptr<FakePeer> bob{};
    RoomId room{};
    int said = 0;
};

} // namespace madang::server
