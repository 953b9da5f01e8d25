// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/server/fakepeer.h"

namespace madang::server
{

/// A house with rooms of each kind: Ann is the owner, Bob made the rooms, Cat is in them, Dan is not.
class RoomyHouse
{
protected:
    void furnish()
    {
        house = std::make_unique<House>();
        ann = std::make_unique<FakePeer>(*house, QStringLiteral("ann"), Role::Owner);
        bob = std::make_unique<FakePeer>(*house, QStringLiteral("bob"));
        cat = std::make_unique<FakePeer>(*house, QStringLiteral("cat"));
        dan = std::make_unique<FakePeer>(*house, QStringLiteral("dan"));
        const QList<UserId> withCat{{QStringLiteral("cat")}};
        for (FakePeer *peer : everybody())
            peer->connects();
        open = bob->sends(makes(RoomKind::Public, QStringLiteral("garden"), withCat))->room.id;
        den = bob->sends(makes(RoomKind::Private, QStringLiteral("den"), withCat))->room.id;
        direct = bob->sends(makes(RoomKind::Direct, {}, withCat))->room.id;
        for (FakePeer *peer : everybody())
            peer->forgets();
    }
    void leave()
    {
        ann.reset();
        bob.reset();
        cat.reset();
        dan.reset();
        house.reset();
    }
    void restart()
    {
        for (FakePeer *peer : everybody())
            peer->drops();
        house->restart();
        for (FakePeer *peer : everybody())
            peer->connects();
    }

    [[nodiscard]] QList<FakePeer *> everybody() const { return {ann.get(), bob.get(), cat.get(), dan.get()}; }
    [[nodiscard]] static ChangeId newChange() { return {rules::newUuid()}; }
    [[nodiscard]] static CreateRoom makes(RoomKind kind, const QString &name, const QList<UserId> &members = {})
    {
        return {.id = newChange(), .kind = kind, .name = name, .members = members};
    }

    std::unique_ptr<House> house{};
    std::unique_ptr<FakePeer> ann{};
    std::unique_ptr<FakePeer> bob{};
    std::unique_ptr<FakePeer> cat{};
    std::unique_ptr<FakePeer> dan{};
    RoomId open{};
    RoomId den{};
    RoomId direct{};
};

} // namespace madang::server
