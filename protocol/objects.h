// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/cursor.h"
#include "protocol/ids.h"
#include "protocol/json/json.h"

#include <array>
#include <chrono>

/// The nouns that travel inside of replies and events.
namespace madang
{

using std::chrono::milliseconds;

enum class Role { Member, Admin, Owner };
template <>
struct Words<Role> {
    static constexpr std::array<Word<Role>, 3> all{{{QLatin1StringView("member"), Role::Member},
                                                    {QLatin1StringView("admin"), Role::Admin},
                                                    {QLatin1StringView("owner"), Role::Owner}}};
};

enum class RoomKind { Public, Private, Direct };
template <>
struct Words<RoomKind> {
    static constexpr std::array<Word<RoomKind>, 3> all{{{QLatin1StringView("public"), RoomKind::Public},
                                                        {QLatin1StringView("private"), RoomKind::Private},
                                                        {QLatin1StringView("direct"), RoomKind::Direct}}};
};

enum class Presence { Offline, Active, Away, Dnd };
template <>
struct Words<Presence> {
    static constexpr std::array<Word<Presence>, 4> all{{{QLatin1StringView("offline"), Presence::Offline},
                                                        {QLatin1StringView("active"), Presence::Active},
                                                        {QLatin1StringView("away"), Presence::Away},
                                                        {QLatin1StringView("dnd"), Presence::Dnd}}};
};

/// A person as everybody sees them.
struct User {
    UserId id;
    QString name; ///< the sign-in name, unique after NFKC and case folding
    Role role = Role::Member;
    QString status{};
    std::optional<FileId> avatar{};

    bool operator==(const User &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("id", self.id);
        fields.required("name", self.name, texts::name);
        fields.required("role", self.role);
        fields.optional("status", self.status, texts::status);
        fields.optional("avatar", self.avatar);
    }
};

/// Who reacted to a message with one emoji.
struct Reaction {
    QString emoji;
    QList<UserId> by;

    bool operator==(const Reaction &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("emoji", self.emoji, texts::emoji);
        fields.required("by", self.by);
    }
};

/// A message as it stands now. `n` counts the room's messages without gaps, `rev` is the seq of the last change.
struct Message {
    MessageId id;
    RoomId room;
    qint64 seq = 0;
    qint64 n = 0;
    qint64 rev = 0;
    UserId by;
    milliseconds at{};
    QString text; ///< empty where `deleted`
    std::optional<MessageId> replyTo{};
    QList<UserId> mentions{};
    std::optional<milliseconds> editedAt{};
    bool deleted = false;
    QList<Reaction> reactions{};
    QList<FileId> files{};

    bool operator==(const Message &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("id", self.id);
        fields.required("room", self.room);
        fields.required("seq", self.seq, integers::positive);
        fields.required("n", self.n, integers::positive);
        fields.required("rev", self.rev, integers::positive);
        fields.required("by", self.by);
        fields.required("at", self.at);
        fields.required("text", self.text, texts::storedMessage);
        fields.optional("reply_to", self.replyTo);
        fields.optional("mentions", self.mentions);
        fields.optional("edited_at", self.editedAt);
        fields.optional("deleted", self.deleted);
        fields.required("reactions", self.reactions);
        fields.optional("files", self.files);
    }
};

/// A room as its reader sees it: `readN` is the reader's own.
struct Room {
    RoomId id;
    QString name; ///< empty where direct
    RoomKind kind = RoomKind::Public;
    QString topic{};
    qint64 lastN = 0;
    qint64 readN = 0;
    QList<UserId> members{};
    std::optional<UserId> creator{}; ///< who may look after it, admins apart
    std::optional<Message> last{};

    bool operator==(const Room &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("id", self.id);
        fields.required("name", self.name, texts::maybeName);
        fields.required("kind", self.kind);
        fields.required("topic", self.topic, texts::topic);
        fields.required("last_n", self.lastN, integers::any);
        fields.required("read_n", self.readN, integers::any);
        fields.required("members", self.members);
        fields.optional("creator", self.creator);
        fields.optional("last", self.last);
    }
};

/// What a user is at the moment and since when.
struct PresenceOf {
    UserId user;
    Presence state = Presence::Offline;
    milliseconds since{};

    bool operator==(const PresenceOf &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("user", self.user);
        fields.required("state", self.state);
        fields.required("since", self.since);
    }
};

/// Everything that a client needs to begin: the state right after the event at `cursor`.
struct Snapshot {
    EpochId epoch;
    Cursor cursor;
    QList<Room> rooms;
    QList<User> users;
    QList<PresenceOf> presence{};

    bool operator==(const Snapshot &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("epoch", self.epoch);
        fields.required("cursor", self.cursor);
        fields.required("rooms", self.rooms);
        fields.required("users", self.users);
        fields.optional("presence", self.presence);
    }
};

} // namespace madang
