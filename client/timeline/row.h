// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/error.h"
#include "protocol/ids.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace madang::client
{

/// How far something that this user did has come. What others did is always Sent.
enum class SendState {
    Queued,  ///< kept on disk, waits for a connection
    Sending, ///< on its way, no answer yet
    Sent,    ///< the server has it
    Failed,  ///< refused: waits for "Try again" or "Delete"
};

/// What of a row is not yet the server's: which of the user's own changes its `state` is about.
enum class OwnChange { None, Post, Edit, Delete };

/// The message that a reply answers, as it is shown above the reply.
struct Quote {
    MessageId message{};
    UserId author{};
    QString authorName{};
    QString text{};
    bool deleted = false;
    bool known = false; ///< false: not among what was loaded; only its id is known

    friend bool operator==(const Quote &, const Quote &) = default;
};

/// One emoji under a message, with everybody who chose it.
struct ReactionCount {
    QString emoji{};
    int count = 0;
    bool own = false;
    QStringList names{}; ///< in the order in which they chose it

    friend bool operator==(const ReactionCount &, const ReactionCount &) = default;
};

/// Somebody who is addressed in a message, with the name that stands in its text after the @.
struct MentionName {
    UserId user{};
    QString name{};
    bool me = false;

    friend bool operator==(const MentionName &, const MentionName &) = default;
};

/// One message as a timeline shows it: the server's content with the user's own unsent changes laid over it.
struct Row {
    MessageId id{};
    UserId author{};
    QString authorName{};
    std::chrono::milliseconds at{}; ///< since 1970 UTC; the server's clock, or ours until it has answered
    QString text{};
    QList<MentionName> mentions{};
    std::optional<Quote> quote{};
    QList<ReactionCount> reactions{};
    bool edited = false;
    bool deleted = false;
    bool own = false;
    bool mentionsMe = false;
    qint64 n = 0; ///< 0: not posted yet
    qint64 seq = 0;
    qint64 rev = 0;
    SendState state = SendState::Sent;
    OwnChange change = OwnChange::None; ///< what `state` speaks of
    ChangeId pending{};                 ///< names that change when it is tried again or given up
    std::optional<ErrorCode> refusal{}; ///< why it Failed

    [[nodiscard]] bool isPosted() const { return n > 0; }
    friend bool operator==(const Row &, const Row &) = default;
};

} // namespace madang::client
