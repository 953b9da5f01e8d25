// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/commands/session.h"

/// The bodies of the two requests by which a person comes in, and of their answer. They are no commands: whoever sends
/// them has no session yet.
namespace madang
{

/// `POST /api/v1/join`: a new person, by invitation.
struct JoinRequest {
    QString invite;
    QString name;
    QString password{}; ///< empty: none
    QString device{};

    bool operator==(const JoinRequest &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("invite", self.invite, texts::line);
        fields.required("name", self.name, texts::name);
        fields.optional("password", self.password, texts::password);
        fields.optional("device", self.device, texts::line);
    }
};

/// `POST /api/v1/login`: somebody who has a password.
struct LoginRequest {
    QString name;
    QString password;
    QString device{};

    bool operator==(const LoginRequest &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("name", self.name, texts::name);
        fields.required("password", self.password, texts::password);
        fields.optional("device", self.device, texts::line);
    }
};

/// The answer to both: `token` is shown this once and stored as a hash only. `server` says whose it is, because what
/// a client keeps belongs to a server and never to an address.
struct SignedIn {
    QString token;
    User user;
    std::optional<ServerInfo> server{};

    bool operator==(const SignedIn &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("token", self.token, texts::line);
        fields.required("user", self.user);
        fields.optional("server", self.server);
    }
};

} // namespace madang
