// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/error.h"
#include "protocol/expected.h"
#include "protocol/objects.h"

#include <functional>

namespace madang::client
{

/// Which messages of a room are wanted. All numbers are `n`, and `n` is dense.
struct PageRequest {
    enum class Where {
        Newest,       ///< the last `limit`
        Before,       ///< those that end right before `n`
        After,        ///< those that begin right after `n`
        Around,       ///< some on both sides of `n`, and `n` itself
        AroundMessage ///< the same for a message of which only the id is known
    };

    RoomId room{};
    Where where = Where::Newest;
    qint64 n = 0;
    MessageId message{};
    int limit = 80;

    friend bool operator==(const PageRequest &, const PageRequest &) = default;
};

/// A run of messages: ascending by `n`, each one higher than the one before it.
struct Page {
    QList<Message> messages{};
    bool more = false; ///< there are others in the direction that was asked for
};

/// Where pages of history come from: the local store where it is complete, else the server.
/// Answers come later (never from inside of the call), once, on the caller's thread; an error says why there is no
/// page: Unavailable without a connection, NotFound for a message that nobody has.
class PageSource
{
public:
    using Answer = std::function<void(const Expected<Page, Error> &)>;
    using Found = std::function<void(const QList<Message> &)>;

    virtual ~PageSource() = default;

    virtual void load(const PageRequest &request, Answer answer) = 0;
    /// Those of the messages that are known here, for quotes; nothing is fetched for them.
    virtual void find(const QList<MessageId> &messages, Found found) = 0;
};

} // namespace madang::client
