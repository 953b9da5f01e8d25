// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/commands/replies.h"

/// Commands about rooms and who is in them.
namespace madang
{

/// Own rooms and the public ones that one could join, by id. `more`: there are others after the last.
struct RoomList {
    QList<Room> rooms;
    bool more = false;

    bool operator==(const RoomList &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("rooms", self.rooms);
        fields.optional("more", self.more);
    }
};

/// Asks for the rooms that the user may see, or for those after one.
struct ListRooms {
    static constexpr QLatin1StringView typeName{"rooms"};
    using Reply = RoomList;

    RoomId after{};

    bool operator==(const ListRooms &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.optional("after", self.after);
    }
};

/// The new room; `existing`: it was there already (direct rooms of the same people are one).
struct RoomMade {
    Room room;
    qint64 seq = 0;
    bool existing = false;
    bool duplicate = false;

    bool operator==(const RoomMade &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("room", self.room);
        fields.required("seq", self.seq, integers::positive);
        fields.optional("existing", self.existing);
        fields.optional("duplicate", self.duplicate);
    }
};

/// Makes a room with its first members; room.created goes to them. A direct room has members and no name.
struct CreateRoom {
    static constexpr QLatin1StringView typeName{"room.create"};
    using Reply = RoomMade;

    ChangeId id;
    RoomKind kind = RoomKind::Public;
    QString name{};
    QString topic{};
    QList<UserId> members{};

    bool operator==(const CreateRoom &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("id", self.id);
        fields.required("kind", self.kind);
        fields.optional("name", self.name, texts::maybeName);
        fields.optional("topic", self.topic, texts::topic);
        fields.optional("members", self.members, lists::ofCommand);
    }
};

/// Its creator or an admin renames a room; room.updated goes to its members.
struct UpdateRoom {
    static constexpr QLatin1StringView typeName{"room.update"};
    using Reply = Stored;

    RoomId room;
    ChangeId id;
    std::optional<QString> name{};
    std::optional<QString> topic{};

    bool operator==(const UpdateRoom &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("room", self.room);
        fields.required("id", self.id);
        fields.optional("name", self.name, texts::name);
        fields.optional("topic", self.topic, texts::topic);
    }
};

/// A user enters a public room; member.joined goes to its members.
struct JoinRoom {
    static constexpr QLatin1StringView typeName{"room.join"};
    using Reply = Stored;

    RoomId room;
    ChangeId id;

    bool operator==(const JoinRoom &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("room", self.room);
        fields.required("id", self.id);
    }
};

/// A member goes; member.left goes to the members and to who left.
struct LeaveRoom {
    static constexpr QLatin1StringView typeName{"room.leave"};
    using Reply = Stored;

    RoomId room;
    ChangeId id;

    bool operator==(const LeaveRoom &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("room", self.room);
        fields.required("id", self.id);
    }
};

/// Who looks after a room brings somebody in.
struct AddToRoom {
    static constexpr QLatin1StringView typeName{"room.add"};
    using Reply = Stored;

    RoomId room;
    ChangeId id;
    UserId user;

    bool operator==(const AddToRoom &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("room", self.room);
        fields.required("id", self.id);
        fields.required("user", self.user);
    }
};

/// Who looks after a room sends somebody out.
struct RemoveFromRoom {
    static constexpr QLatin1StringView typeName{"room.remove"};
    using Reply = Stored;

    RoomId room;
    ChangeId id;
    UserId user;

    bool operator==(const RemoveFromRoom &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("room", self.room);
        fields.required("id", self.id);
        fields.required("user", self.user);
    }
};

} // namespace madang
