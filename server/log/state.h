// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/objects.h"

#include <QHash>
#include <QSet>

namespace madang::server
{

/// One start of the server: its events begin after `after`.
struct Epoch {
    EpochId id;
    qint64 after = 0;

    bool operator==(const Epoch &) const = default;
};

/// A room as the server keeps it in memory.
struct StoredRoom {
    RoomId id;
    QString name;
    RoomKind kind = RoomKind::Public;
    QString topic;
    UserId creator;
    qint64 lastN = 0;
    QSet<UserId> members{};

    bool operator==(const StoredRoom &) const = default;
};

/// What the log amounts to: everything that the hub needs to answer without reading messages.
struct LogState {
    ServerId server;       ///< of the database, made with it
    QList<Epoch> epochs;   ///< ascending; the last is this start's
    qint64 head = 0;       ///< the last seq
    QList<User> users;     ///< those that were not removed
    QList<User> removed{}; ///< those that were, for their names
    QList<StoredRoom> rooms;
    QHash<RoomId, QHash<UserId, qint64>> reads{}; ///< read markers
};

/// Which events a reader may see; see LogReader::events().
struct EventQuery {
    qint64 after = 0;
    qint64 upTo = 0;
    UserId reader;
    QSet<RoomId> rooms;
    qint64 limit = 0;
};

} // namespace madang::server
