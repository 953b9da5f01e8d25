// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/objects.h"

#include <functional>

namespace madang::client
{

/// A message of the cache. What is stale was loaded before the log was lost; nobody knows whether it is still so.
struct CachedMessage {
    Message message;
    bool stale = false;

    bool operator==(const CachedMessage &) const = default;
};

/// The cache of messages. Holes show in `n`, which is dense. Answers come later, in the caller's
/// event loop, and have whatever was applied and kept before the question.
class MessageStore
{
public:
    using Found = std::function<void(const QList<CachedMessage> &)>;

    virtual ~MessageStore() = default;

    /// Those of the room with `first` <= n <= `last`, ascending.
    virtual void range(const RoomId &room, qint64 first, qint64 last, Found found) = 0;
    virtual void find(const QList<MessageId> &messages, Found found) = 0;
    /// Messages that the server sent as they stand now. What is kept already with a higher `rev` and is not stale
    /// stays; messages of rooms that are not kept are not taken.
    virtual void keep(const QList<Message> &messages) = 0;
};

} // namespace madang::client
