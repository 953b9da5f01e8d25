// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/accountcommands.h"
#include "server/hub/commonroom.h"
#include "server/hub/fanout.h"
#include "server/hub/presenceboard.h"
#include "server/hub/typingboard.h"

namespace madang::server
{

/// What follows from an event that is in the log now: the directory knows it, those whom it concerns hear it, and what
/// else it means is done.
class Consequences
{
public:
    struct House {
        Directory &directory;
        const FanOut &fanOut;
        Sessions &sessions;
        PresenceBoard &presence;
        TypingBoard &typing;
        CommonRoom &commonRoom;
        AccountCommands &accounts;
    };

    explicit Consequences(const House &house);

    void follow(const Event &event);

private:
    void seeOff(const UserId &user);

    House m_house;
};

} // namespace madang::server
