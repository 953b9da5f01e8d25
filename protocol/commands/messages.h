// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/commands/replies.h"

/// Commands about what is said.
namespace madang
{

/// Where a message is now.
struct Posted {
    qint64 seq = 0;
    qint64 n = 0;
    milliseconds at{};
    bool duplicate = false;

    bool operator==(const Posted &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("seq", self.seq, integers::positive);
        fields.required("n", self.n, integers::positive);
        fields.required("at", self.at);
        fields.optional("duplicate", self.duplicate);
    }
};

/// A member says something. The server stores it, answers, and sends message.posted to all members.
struct Post {
    static constexpr QLatin1StringView typeName{"post"};
    using Reply = Posted;

    RoomId room;
    MessageId id;
    QString text;
    std::optional<MessageId> replyTo{};
    QList<UserId> mentions{};
    QList<FileId> files{};

    bool operator==(const Post &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("room", self.room);
        fields.required("id", self.id);
        fields.required("text", self.text, texts::message);
        fields.optional("reply_to", self.replyTo);
        fields.optional("mentions", self.mentions, lists::ofCommand);
        fields.optional("files", self.files, lists::ofCommand);
    }
};

/// When a message was changed.
struct Edited {
    qint64 seq = 0;
    milliseconds at{};
    bool duplicate = false;

    bool operator==(const Edited &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("seq", self.seq, integers::positive);
        fields.required("at", self.at);
        fields.optional("duplicate", self.duplicate);
    }
};

/// An author puts another text; message.edited goes to all members.
struct Edit {
    static constexpr QLatin1StringView typeName{"edit"};
    using Reply = Edited;

    ChangeId id;
    MessageId message;
    QString text;
    QList<UserId> mentions{};

    bool operator==(const Edit &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("id", self.id);
        fields.required("message", self.message);
        fields.required("text", self.text, texts::message);
        fields.optional("mentions", self.mentions, lists::ofCommand);
    }
};

/// An author, or who looks after the room, takes a message away for good; message.deleted goes to all members.
struct Delete {
    static constexpr QLatin1StringView typeName{"delete"};
    using Reply = Edited;

    ChangeId id;
    MessageId message;

    bool operator==(const Delete &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("id", self.id);
        fields.required("message", self.message);
    }
};

/// A member puts an emoji on a message or takes it off; reaction goes to all members.
struct React {
    static constexpr QLatin1StringView typeName{"react"};
    using Reply = Stored;

    ChangeId id;
    MessageId message;
    QString emoji;
    bool on = false;

    bool operator==(const React &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("id", self.id);
        fields.required("message", self.message);
        fields.required("emoji", self.emoji, texts::emoji);
        fields.required("on", self.on);
    }
};

/// Messages in ascending order of `n`; `more`: there are others beyond, in the direction that was asked.
struct HistoryPage {
    QList<Message> messages;
    bool more = false;

    bool operator==(const HistoryPage &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("messages", self.messages);
        fields.required("more", self.more);
    }
};

/// A page of a room: before or after an `n` (exclusive), or the newest.
struct History {
    static constexpr QLatin1StringView typeName{"history"};
    using Reply = HistoryPage;

    RoomId room;
    std::optional<qint64> before{};
    std::optional<qint64> after{};
    qint64 limit = limits::historyPage;

    bool operator==(const History &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("room", self.room);
        fields.optional("before", self.before, integers::any);
        fields.optional("after", self.after, integers::any);
        fields.optional("limit", self.limit, IntegerRule{1, limits::historyPage});
    }
};

} // namespace madang
