// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/state.h"

#include <QList>

#include <functional>

namespace madang::client
{

enum class RoomSection { Unread, Rooms, People };

/// A row of the sidebar.
struct RoomRow {
    RoomId id;
    QString name; ///< of a direct room: its other members
    RoomKind kind = RoomKind::Public;
    RoomSection section = RoomSection::Rooms;
    qint64 unread = 0;
    qint64 addressed = 0; ///< of those: mentions, and everything in a direct room
    bool draft = false;
    std::optional<UserId> person{}; ///< with whom, where a direct room has two members

    bool operator==(const RoomRow &) const = default;
};

/// What the window's title and the tray say.
struct UnreadTotal {
    qint64 unread = 0;
    qint64 addressed = 0;

    bool operator==(const UnreadTotal &) const = default;
};

/// What room rows are made of.
struct RoomListInput {
    const QHash<RoomId, RoomState> &rooms;
    const QHash<RoomId, Draft> &drafts;
    UserId me;
    std::function<QString(const UserId &)> nameOf;
};

/// The rows in the order of the sidebar: unread ones (what addresses the user first), rooms, people; by name in each.
[[nodiscard]] QList<RoomRow> roomRows(const RoomListInput &input);
[[nodiscard]] UnreadTotal totalOf(const QList<RoomRow> &rows);
/// A room's own name, or the names of a direct room's other members; with oneself: one's own.
[[nodiscard]] QString roomName(const Room &room, const UserId &me,
                               const std::function<QString(const UserId &)> &nameOf);
/// The conversation with nobody but this person, where there is one.
[[nodiscard]] std::optional<RoomId> directRoomWith(const UserId &person, const UserId &me,
                                                   const QHash<RoomId, RoomState> &rooms);

} // namespace madang::client
