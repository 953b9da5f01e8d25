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
        m_house = std::make_unique<House>();
        m_ann = std::make_unique<FakePeer>(*m_house, QStringLiteral("ann"), Role::Owner);
        m_bob = std::make_unique<FakePeer>(*m_house, QStringLiteral("bob"));
        m_cat = std::make_unique<FakePeer>(*m_house, QStringLiteral("cat"));
        m_dan = std::make_unique<FakePeer>(*m_house, QStringLiteral("dan"));
        const QList<UserId> withCat{{QStringLiteral("cat")}};
        for (FakePeer *peer : everybody())
            peer->connects();
        m_open = m_bob->sends(makes(RoomKind::Public, QStringLiteral("garden"), withCat))->room.id;
        m_den = m_bob->sends(makes(RoomKind::Private, QStringLiteral("den"), withCat))->room.id;
        m_direct = m_bob->sends(makes(RoomKind::Direct, {}, withCat))->room.id;
        for (FakePeer *peer : everybody())
            peer->forgets();
    }
    void leave()
    {
        m_ann.reset();
        m_bob.reset();
        m_cat.reset();
        m_dan.reset();
        m_house.reset();
    }
    void restart()
    {
        for (FakePeer *peer : everybody())
            peer->drops();
        m_house->restart();
        for (FakePeer *peer : everybody())
            peer->connects();
    }

    [[nodiscard]] QList<FakePeer *> everybody() const { return {m_ann.get(), m_bob.get(), m_cat.get(), m_dan.get()}; }
    [[nodiscard]] static ChangeId newChange() { return {rules::newUuid()}; }
    [[nodiscard]] static CreateRoom makes(RoomKind kind, const QString &name, const QList<UserId> &members = {})
    {
        return {.id = newChange(), .kind = kind, .name = name, .members = members};
    }

    std::unique_ptr<House> m_house{};
    std::unique_ptr<FakePeer> m_ann{};
    std::unique_ptr<FakePeer> m_bob{};
    std::unique_ptr<FakePeer> m_cat{};
    std::unique_ptr<FakePeer> m_dan{};
    RoomId m_open{};
    RoomId m_den{};
    RoomId m_direct{};
};

} // namespace madang::server
