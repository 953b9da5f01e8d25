// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/timeline/row.h"

#include <variant>

namespace madang::client
{

/// A message that is not known to be in the log yet. Its Pending::id is the message's own id.
struct PendingPost {
    QString text{};
    std::optional<MessageId> replyTo{};
    QList<UserId> mentions{};

    friend bool operator==(const PendingPost &, const PendingPost &) = default;
};

struct PendingEdit {
    MessageId message{};
    QString text{};
    QList<UserId> mentions{};

    friend bool operator==(const PendingEdit &, const PendingEdit &) = default;
};

struct PendingDelete {
    MessageId message{};

    friend bool operator==(const PendingDelete &, const PendingDelete &) = default;
};

struct PendingReaction {
    MessageId message{};
    QString emoji{};
    bool on = true;

    friend bool operator==(const PendingReaction &, const PendingReaction &) = default;
};

/// One of the user's own changes to a room that the outbox still holds, as a timeline needs to know it.
struct Pending {
    ChangeId id{};
    std::chrono::milliseconds at{}; ///< when the user did it, by our clock
    SendState state = SendState::Queued;
    std::optional<ErrorCode> refusal{};
    std::variant<PendingPost, PendingEdit, PendingDelete, PendingReaction> what{};

    friend bool operator==(const Pending &, const Pending &) = default;
};

} // namespace madang::client
