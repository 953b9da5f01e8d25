// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/server/fakepeer.h"

namespace madang::server
{

/// A house where people talk: Bob and Cat in a den of their own, which Ann, the owner, is not in.
class DenHouse
{
protected:
    [[nodiscard]] bool furnish()
    {
        house = std::make_unique<House>();
        ann = std::make_unique<FakePeer>(*house, QStringLiteral("ann"), Role::Owner);
        bob = std::make_unique<FakePeer>(*house, QStringLiteral("bob"));
        cat = std::make_unique<FakePeer>(*house, QStringLiteral("cat"));
        for (FakePeer *peer : {ann.get(), bob.get(), cat.get()})
            peer->connects();
        const auto made = bob->sends(CreateRoom{.id = newChange(),
                                                .kind = RoomKind::Private,
                                                .name = QStringLiteral("den"),
                                                .members = {{QStringLiteral("cat")}}});
        for (FakePeer *peer : {ann.get(), bob.get(), cat.get()})
            peer->forgets();
        den = made ? made->room.id : RoomId{};
        return made.has_value();
    }
    void leave()
    {
        ann.reset();
        bob.reset();
        cat.reset();
        house.reset();
    }

    [[nodiscard]] static MessageId newMessage() { return {rules::newUuid()}; }
    [[nodiscard]] static ChangeId newChange() { return {rules::newUuid()}; }

    std::unique_ptr<House> house{};
    std::unique_ptr<FakePeer> ann{};
    std::unique_ptr<FakePeer> bob{};
    std::unique_ptr<FakePeer> cat{};
    RoomId den{};
};

} // namespace madang::server
