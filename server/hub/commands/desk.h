// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/commands/accounthandlers.h"
#include "server/hub/commands/messagehandlers.h"
#include "server/hub/commands/peoplehandlers.h"
#include "server/hub/commands/presencehandlers.h"
#include "server/hub/commands/roomhandlers.h"
#include "server/hub/commands/sessionhandlers.h"
#include "server/hub/commands/turnstile.h"

namespace madang::server
{

/// Where every command of a client that was greeted finds its handler, once it may.
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

    Desk(const Handlers &handlers, Turnstile &turnstile);

    void carryOut(const Command &command, const Asked &asked);
    /// Whether it goes beside others of its connection.
    [[nodiscard]] static Pace paceOf(const Command &command);

private:
    void handle(const Command &command, const Asked &asked);

    Handlers m_handlers;
    Turnstile &m_turnstile;
};

} // namespace madang::server
