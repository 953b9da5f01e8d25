// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/commands/replies.h"

/// Commands that open, keep and end a session.
namespace madang
{

/// Who answers.
struct ServerInfo {
    ServerId id;
    QString name;
    QString version;

    bool operator==(const ServerInfo &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("id", self.id);
        fields.required("name", self.name, texts::name);
        fields.required("version", self.version, texts::line);
    }
};

/// The numbers that a client needs to know beforehand.
struct AnnouncedLimits {
    qint64 messageBytes = 0;
    qint64 textCodePoints = 0;

    bool operator==(const AnnouncedLimits &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("message_bytes", self.messageBytes, integers::any);
        fields.required("text_code_points", self.textCodePoints, integers::any);
    }
};

/// The answer to `hello`. `cursor`: where the client stands; its own where `resumed`.
struct Welcome {
    User user;
    EpochId epoch;
    Cursor cursor;
    bool resumed = false;
    ServerInfo server;
    AnnouncedLimits limits;
    milliseconds heartbeat{};
    std::optional<Snapshot> snapshot{};

    bool operator==(const Welcome &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("user", self.user);
        fields.required("epoch", self.epoch);
        fields.required("cursor", self.cursor);
        fields.required("resumed", self.resumed);
        fields.required("server", self.server);
        fields.required("limits", self.limits);
        fields.required("heartbeat", self.heartbeat);
        fields.optional("snapshot", self.snapshot);
    }
};

/// Which program is speaking, for logs and the list of devices.
struct ClientInfo {
    QString name{};
    QString version{};

    bool operator==(const ClientInfo &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.optional("name", self.name, texts::line);
        fields.optional("version", self.version, texts::line);
    }
};

/// First on every connection: who is there and from where to go on.
/// The server answers with Welcome and then replays what came after `cursor`; what it cannot resume it says, with a
/// snapshot.
struct Hello {
    static constexpr QLatin1StringView typeName{"hello"};
    using Reply = Welcome;

    QString token{};
    SessionId session;
    QString cursor{};
    ClientInfo client{};
    std::optional<QList<UserId>> watch{}; ///< as Watch; absent: everybody

    bool operator==(const Hello &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.optional("token", self.token, texts::line);
        fields.required("session", self.session);
        fields.optional("cursor", self.cursor, texts::line);
        fields.optional("client", self.client);
        fields.optional("watch", self.watch, lists::ofCommand);
    }
};

/// The server's time.
struct Pong {
    milliseconds at{};

    bool operator==(const Pong &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("at", self.at);
    }
};

/// Asks for a sign of life; anyone, any time.
struct Ping {
    static constexpr QLatin1StringView typeName{"ping"};
    using Reply = Pong;

    bool operator==(const Ping &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self & /*self*/, Fields & /*fields*/)
    {
    }
};

/// The client leaves on purpose: its session ends at once and its user may be offline without grace.
struct Bye {
    static constexpr QLatin1StringView typeName{"bye"};
    using Reply = Done;

    bool operator==(const Bye &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self & /*self*/, Fields & /*fields*/)
    {
    }
};

} // namespace madang
