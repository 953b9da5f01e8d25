// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/timeline/pending.h"
#include "protocol/objects.h"

#include <functional>

namespace madang::client
{

/// The name by which a user is called now. People rename themselves, so rows ask again whenever they are made.
using NameOf = std::function<QString(const UserId &)>;

/// Finds a message that is quoted, or says that it is not loaded.
using QuotedMessage = std::function<const Message *(const MessageId &)>;

/// Turns what the log and the outbox hold into what is shown. It keeps nothing.
class RowMaker
{
public:
    RowMaker(UserId me, NameOf nameOf, QuotedMessage quoted);

    /// A message with those of the user's pending changes that are about it laid over it, oldest first.
    [[nodiscard]] Row row(const Message &message, const QList<Pending> &pending) const;
    /// A post that the log does not hold yet.
    [[nodiscard]] Row row(const Pending &pending, const PendingPost &post) const;

private:
    void overlay(Row &row, const Pending &pending) const;
    void react(Row &row, const PendingReaction &reaction) const;
    [[nodiscard]] QList<MentionName> names(const QList<UserId> &users) const;
    [[nodiscard]] Quote quote(const MessageId &id) const;

    UserId m_me;
    NameOf m_nameOf;
    QuotedMessage m_quoted;
};

} // namespace madang::client
