// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/objects.h"

#include <variant>

namespace madang::client
{

struct TextEdited {
    QString text{};
    QList<UserId> mentions{};
    milliseconds at{};
};

struct MessageDeleted {
};

struct ReactionSet {
    UserId by{};
    QString emoji{};
    bool on = true;
};

/// What an event did to a message that is there already.
struct MessageChange {
    MessageId message{};
    qint64 seq = 0;
    std::variant<TextEdited, MessageDeleted, ReactionSet> what{};
};

enum class Applied { No, Yes };

/// Carries the change out and raises `rev`; a change that the message already has (seq <= rev) does nothing.
Applied apply(Message &message, const MessageChange &change);

} // namespace madang::client
