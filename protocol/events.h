// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/objects.h"

/// Durable events: numbered, replayed, in the order of the log.
namespace madang
{

/// Somebody said something.
struct MessagePosted {
    static constexpr QLatin1StringView typeName{"message.posted"};

    MessageId id;
    qint64 n = 0;
    QString text;
    std::optional<MessageId> replyTo{};
    QList<UserId> mentions{};
    QList<FileId> files{};
    bool deleted = false;

    bool operator==(const MessagePosted &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("id", self.id);
        fields.required("n", self.n, integers::positive);
        fields.required("text", self.text, texts::storedMessage);
        fields.optional("reply_to", self.replyTo);
        fields.optional("mentions", self.mentions);
        fields.optional("files", self.files);
        fields.optional("deleted", self.deleted);
    }
};

/// A message has another text.
struct MessageEdited {
    static constexpr QLatin1StringView typeName{"message.edited"};

    MessageId message;
    QString text;
    QList<UserId> mentions{};

    bool operator==(const MessageEdited &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("message", self.message);
        fields.required("text", self.text, texts::storedMessage);
        fields.optional("mentions", self.mentions);
    }
};

/// A message is gone for good.
struct MessageDeleted {
    static constexpr QLatin1StringView typeName{"message.deleted"};

    MessageId message;

    bool operator==(const MessageDeleted &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("message", self.message);
    }
};

/// Somebody put an emoji on a message or took it off.
struct ReactionChanged {
    static constexpr QLatin1StringView typeName{"reaction"};

    MessageId message;
    QString emoji;
    bool on = false;

    bool operator==(const ReactionChanged &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("message", self.message);
        fields.required("emoji", self.emoji, texts::emoji);
        fields.required("on", self.on);
    }
};

/// A room is there; its members see it.
struct RoomCreated {
    static constexpr QLatin1StringView typeName{"room.created"};

    Room room;

    bool operator==(const RoomCreated &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("room", self.room);
    }
};

/// A room has another name or topic.
struct RoomUpdated {
    static constexpr QLatin1StringView typeName{"room.updated"};

    std::optional<QString> name{};
    std::optional<QString> topic{};

    bool operator==(const RoomUpdated &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.optional("name", self.name, texts::name);
        fields.optional("topic", self.topic, texts::topic);
    }
};

/// Somebody is in a room now; the joiner also gets the room itself.
struct MemberJoined {
    static constexpr QLatin1StringView typeName{"member.joined"};

    UserId user;
    std::optional<Room> roomObject{};

    bool operator==(const MemberJoined &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("user", self.user);
        fields.optional("room_object", self.roomObject);
    }
};

/// Somebody is no longer in a room.
struct MemberLeft {
    static constexpr QLatin1StringView typeName{"member.left"};

    UserId user;

    bool operator==(const MemberLeft &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("user", self.user);
    }
};

/// A user is new, renamed or otherwise changed.
struct UserChanged {
    static constexpr QLatin1StringView typeName{"user"};

    User user;

    bool operator==(const UserChanged &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("user", self.user);
    }
};

/// A user is no longer on this server.
struct UserRemoved {
    static constexpr QLatin1StringView typeName{"user.removed"};

    UserId user;

    bool operator==(const UserRemoved &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("user", self.user);
    }
};

} // namespace madang
