// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/hub/asked.h"
#include "server/hub/presenceboard.h"
#include "server/hub/typingboard.h"
#include "server/log/log.h"

namespace madang::server
{

/// The commands that leave no row in the log.
class PresenceHandlers
{
public:
    struct House {
        Directory &directory;
        Sessions &sessions;
        PresenceBoard &presence;
        TypingBoard &typing;
        const FanOut &fanOut;
        Log &log;
    };

    explicit PresenceHandlers(const House &house);

    void carryOut(const Typing &typing, const Asked &asked);
    void carryOut(const SetPresence &command, const Asked &asked);
    void carryOut(const Watch &watch, const Asked &asked);
    void carryOut(const Read &read, const Asked &asked);

private:
    Directory &m_directory;
    Sessions &m_sessions;
    PresenceBoard &m_presence;
    TypingBoard &m_typing;
    const FanOut &m_fanOut;
    Log &m_log;
};

} // namespace madang::server
