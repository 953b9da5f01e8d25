// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/catalogue.h"
#include "protocol/error.h"
#include "protocol/expected.h"

#include <QByteArray>

namespace madang::server
{

/// Something that shall be in the log: an event that has no number yet, and the id under which its author asked for it.
struct Change {
    UserId author;
    QString id;      ///< the command's id; unique on the server. A message has the id of its post
    QByteArray hash; ///< of the command's content, so that the same id with another content is told apart
    EventBody body;  ///< of message.posted the log fills in `n`; what asStored() takes away is not kept
    RoomId room{};   ///< empty for what concerns no room
};

/// A change that is in the log, durably.
struct Commit {
    Event event;            ///< with seq, at and (posts) n
    bool duplicate = false; ///< it was there before; this is what it became then
};

/// Conflict: the id is taken by another content or author, or the name of a user or a public room is taken. NotFound:
/// the message, room or user that it concerns is gone, or the one that it replies to is not of its room. Unavailable:
/// the disk refuses.
using AppendResult = Expected<Commit, Error>;

} // namespace madang::server
