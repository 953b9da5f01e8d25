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
        m_house = std::make_unique<House>();
        m_ann = std::make_unique<FakePeer>(*m_house, QStringLiteral("ann"), Role::Owner);
        m_bob = std::make_unique<FakePeer>(*m_house, QStringLiteral("bob"));
        m_cat = std::make_unique<FakePeer>(*m_house, QStringLiteral("cat"));
        for (FakePeer *peer : {m_ann.get(), m_bob.get(), m_cat.get()})
            peer->connects();
        const auto made = m_bob->sends(CreateRoom{.id = newChange(),
                                                  .kind = RoomKind::Private,
                                                  .name = QStringLiteral("den"),
                                                  .members = {{QStringLiteral("cat")}}});
        for (FakePeer *peer : {m_ann.get(), m_bob.get(), m_cat.get()})
            peer->forgets();
        m_den = made ? made->room.id : RoomId{};
        return made.has_value();
    }
    void leave()
    {
        m_ann.reset();
        m_bob.reset();
        m_cat.reset();
        m_house.reset();
    }

    [[nodiscard]] static MessageId newMessage() { return {rules::newUuid()}; }
    [[nodiscard]] static ChangeId newChange() { return {rules::newUuid()}; }

    std::unique_ptr<House> m_house{};
    std::unique_ptr<FakePeer> m_ann{};
    std::unique_ptr<FakePeer> m_bob{};
    std::unique_ptr<FakePeer> m_cat{};
    RoomId m_den{};
};

} // namespace madang::server
