// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/outbox/entry.h"
#include "protocol/objects.h"

#include <QHash>

#include <algorithm>

namespace madang::client
{

/// An unread message that addresses this user.
struct MentionMark {
    MessageId message;
    qint64 n = 0;

    bool operator==(const MentionMark &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("message", self.message);
        fields.required("n", self.n, integers::positive);
    }
};

/// A room as this client knows it. Unread is arithmetic on `room`: lastN - readN.
struct RoomState {
    Room room;             ///< readN is what the user has read here or elsewhere, told to the server or not
    qint64 confirmedN = 0; ///< up to where the server knows that it was read
    QList<MentionMark> mentions{};

    [[nodiscard]] qint64 unread() const { return std::max<qint64>(0, room.lastN - room.readN); }
    bool operator==(const RoomState &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("room", self.room);
        fields.required("confirmed_n", self.confirmedN, integers::any);
        fields.optional("mentions", self.mentions);
    }
};

/// A person, also one who is gone: messages keep their names.
struct Person {
    User user;
    bool gone = false;

    bool operator==(const Person &) const = default;
    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("user", self.user);
        fields.optional("gone", self.gone);
    }
};

/// What was written and not sent: any text at all.
struct Draft {
    QString text{};
    std::optional<MessageId> replyTo{};

    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && !replyTo; }
    bool operator==(const Draft &) const = default;
};

/// Everything but the messages, as it was when the program ended.
struct ClientState {
    std::optional<Cursor> cursor{}; ///< nothing: begin with a snapshot
    QList<RoomState> rooms{};
    QList<Person> people{};
    QList<OutboxEntry> outbox{}; ///< in its order
    QHash<RoomId, Draft> drafts{};

    bool operator==(const ClientState &) const = default;
};

} // namespace madang::client
