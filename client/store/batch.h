// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/state.h"
#include "client/timeline/messagechange.h"

#include <variant>

/// What events did, as steps for the store. A batch is carried out whole or not at all.
namespace madang::client::steps
{

/// The log could not be resumed: rooms and people are forgotten, messages are stale until they were loaded again.
struct Reset {
};
struct KeepRoom {
    RoomState room;
};
/// With all of its messages.
struct DropRoom {
    RoomId room;
};
struct KeepPerson {
    Person person;
};
/// A message of a room that is kept; others are not taken.
struct KeepMessage {
    Message message;
};
/// Does nothing where the message is not kept, or is stale.
struct ChangeMessage {
    MessageChange change;
};

} // namespace madang::client::steps

namespace madang::client
{

using Step = std::variant<steps::Reset, steps::KeepRoom, steps::DropRoom, steps::KeepPerson, steps::KeepMessage,
                          steps::ChangeMessage>;

/// Steps in their order, and the position after them.
struct Batch {
    QList<Step> steps{};
    std::optional<Cursor> cursor{}; ///< nothing: the position is lost, the next `hello` shall ask for a snapshot
};

} // namespace madang::client
