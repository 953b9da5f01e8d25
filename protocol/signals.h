// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/objects.h"

#include <optional>

/// Signals: not durable, not numbered, never replayed, the first thing dropped under pressure.
namespace madang
{

/// All that is before `cursor` has been sent; the heartbeat.
struct Live {
    static constexpr QLatin1StringView typeName{"live"};

    Cursor cursor;

    bool operator==(const Live &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("cursor", self.cursor);
    }
};

/// Somebody writes in a room, or stopped.
struct TypingChanged {
    static constexpr QLatin1StringView typeName{"typing"};

    RoomId room;
    UserId user;
    bool on = false;

    bool operator==(const TypingChanged &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("room", self.room);
        fields.required("user", self.user);
        fields.required("on", self.on);
    }
};

/// Somebody is active, away, busy or offline since a time.
struct PresenceChanged {
    static constexpr QLatin1StringView typeName{"presence"};

    UserId user;
    Presence state = Presence::Offline;
    milliseconds since{};

    bool operator==(const PresenceChanged &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("user", self.user);
        fields.required("state", self.state);
        fields.required("since", self.since);
    }
};

/// The user has read up to `n` on another device.
struct ReadMoved {
    static constexpr QLatin1StringView typeName{"read"};

    RoomId room;
    qint64 n = 0;

    bool operator==(const ReadMoved &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("room", self.room);
        fields.required("n", self.n, integers::any);
    }
};

/// The cursor cannot be resumed; take a snapshot.
struct ResyncNeeded {
    static constexpr QLatin1StringView typeName{"resync"};

    QString reason;

    bool operator==(const ResyncNeeded &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("reason", self.reason, texts::line);
    }
};

/// The server goes away; come back after so many milliseconds.
struct Restarting {
    static constexpr QLatin1StringView typeName{"restarting"};

    milliseconds after{};

    bool operator==(const Restarting &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("after", self.after);
    }
};

/// On ways that have no close code of their own (HTTP): the last thing that is said, with the code of a WebSocket.
struct Closed {
    static constexpr QLatin1StringView typeName{"closed"};

    qint64 code = 0;
    std::optional<milliseconds> after{};

    bool operator==(const Closed &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("code", self.code, integers::any);
        fields.optional("after", self.after);
    }
};

} // namespace madang
