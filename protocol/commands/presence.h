// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/commands/replies.h"

/// Commands that leave no row in the log.
namespace madang
{

/// The user writes, or stopped. Renewed every 3 s, expires after 6 s; goes to the room's other members.
struct Typing {
    static constexpr QLatin1StringView typeName{"typing"};
    using Reply = Done;

    RoomId room;
    bool on = false;

    bool operator==(const Typing &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("room", self.room);
        fields.required("on", self.on);
    }
};

/// What this session's person does: active, away or dnd; merged over all sessions of the user.
struct SetPresence {
    static constexpr QLatin1StringView typeName{"presence"};
    using Reply = Done;

    Presence state = Presence::Active;

    bool operator==(const SetPresence &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("state", self.state);
    }
};

/// Whose presence this session shows: from now on it hears of these only, and at once of those who are not offline.
/// Until it has said so, here or in `hello`, it hears of everybody.
struct Watch {
    static constexpr QLatin1StringView typeName{"watch"};
    using Reply = Done;

    QList<UserId> users;

    bool operator==(const Watch &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("users", self.users, lists::ofCommand);
    }
};

/// How far the user has read now.
struct ReadUpTo {
    qint64 n = 0;

    bool operator==(const ReadUpTo &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("n", self.n, integers::any);
    }
};

/// The user has read up to `n`. Never moves back; state, not log. Goes to the user's other devices.
struct Read {
    static constexpr QLatin1StringView typeName{"read"};
    using Reply = ReadUpTo;

    RoomId room;
    qint64 n = 0;

    bool operator==(const Read &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("room", self.room);
        fields.required("n", self.n, integers::any);
    }
};

} // namespace madang
