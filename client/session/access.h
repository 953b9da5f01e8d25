// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/endpoint.h"
#include "protocol/commands/session.h"

#include <functional>

namespace madang::client
{

/// Who signs in where. Server and user are what the local store belongs to: a session is never live with others.
struct Access {
    enum class Cursors { Resume, Forget };

    Endpoint endpoint;
    ServerId server;
    UserId user;
    SessionId session;                             ///< of this running program
    std::function<QString()> token;                ///< asked for at each try
    std::function<std::optional<Cursor>()> cursor; ///< up to where everything is stored; nothing: begin with a snapshot
    /// Whose presence is wanted; without it, or nothing: everybody's.
    std::function<std::optional<QList<UserId>>()> watch{};

    /// As it is to be said now.
    [[nodiscard]] Hello hello(Cursors cursors) const;
};

} // namespace madang::client
