// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/objects.h"

namespace madang
{

/// The order of roles, on which the table "who may" of docs/protocol.md rests: owners stand over all, admins over
/// members. The server decides by it, and the client offers by it.
[[nodiscard]] inline bool standsOver(const User &user, Role role)
{
    return user.role == Role::Owner || (user.role == Role::Admin && role == Role::Member);
}

} // namespace madang
