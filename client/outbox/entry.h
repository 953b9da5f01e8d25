// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/timeline/pending.h"
#include "protocol/commands/messages.h"
#include "protocol/error.h"

#include <variant>

namespace madang::client
{

/// What a user does to a room's messages, with the id under which it is carried out once.
using OwnCommand = std::variant<Post, Edit, Delete, React>;

/// The id of a command; a post's is the message's own.
[[nodiscard]] ChangeId idOf(const OwnCommand &command);

/// How far something of the outbox has come.
enum class OutboxState {
    Queued,       ///< waits for a connection, or for what is before it in its room
    NeedsConsent, ///< so old that the user is asked first; tryAgain() is the yes
    Sending,      ///< on its way, no answer yet
    Sent,         ///< the server has it; its event is not here yet
    Failed,       ///< refused: waits for tryAgain() or remove()
};

/// One of the user's own changes from the moment it was made until the log's answer is in the replica.
struct OutboxEntry {
    ChangeId id;
    RoomId room;
    milliseconds at{};       ///< when the user did it, by our clock
    milliseconds approved{}; ///< when the user last said that it shall be sent: `at`, or a later consent
    qint64 place = 0;        ///< the order of all entries
    OutboxState state = OutboxState::Queued;
    std::optional<Error> refusal{}; ///< why it Failed
    qint64 seq = 0;                 ///< where it stands in the log, once it is Sent
    OwnCommand command;

    bool operator==(const OutboxEntry &) const = default;
};

/// The entry as the next run finds it: whether it was on its way then is of no use.
[[nodiscard]] OutboxEntry asKept(OutboxEntry entry);

/// The entry as a timeline shows it. What needs consent looks like what failed, without a refusal.
[[nodiscard]] Pending toPending(const OutboxEntry &entry);

} // namespace madang::client
