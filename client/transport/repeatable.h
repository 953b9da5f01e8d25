// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/catalogue.h"

namespace madang::client
{

/// Whether a command may be sent again when it is not known whether it was carried out: questions, states, and what
/// has an id. Not what makes something anew each time or answers differently the second time.
[[nodiscard]] inline bool isRepeatable(const Command &command)
{
    return !std::holds_alternative<Invite>(command) && !std::holds_alternative<SetPassword>(command) &&
           !std::holds_alternative<RevokeDevice>(command) && !std::holds_alternative<RevokeInvitation>(command);
}

} // namespace madang::client
