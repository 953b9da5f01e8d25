// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/commands/accounthandlers.h"
#include "server/hub/commands/messagehandlers.h"
#include "server/hub/commands/peoplehandlers.h"
#include "server/hub/commands/presencehandlers.h"
#include "server/hub/commands/roomhandlers.h"
#include "server/hub/commands/sessionhandlers.h"

namespace madang::server
{

/// Where every command of a client that was greeted finds its handler.
class Desk
{
public:
    struct Handlers {
        SessionHandlers session;
        MessageHandlers messages;
        PresenceHandlers presence;
        RoomHandlers rooms;
        PeopleHandlers people;
        AccountHandlers accounts;
    };

    explicit Desk(const Handlers &handlers);

    void carryOut(const Command &command, const Asked &asked);
    /// Whether it goes beside others of its connection.
    [[nodiscard]] static Pace paceOf(const Command &command);

private:
    Handlers m_handlers;
};

} // namespace madang::server
