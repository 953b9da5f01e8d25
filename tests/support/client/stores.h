// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/store.h"
#include "tests/support/client/things.h"

/// What the tests of the stores say in one word: questions are asked and their answers waited for.
namespace madang::tests
{

using namespace client;

inline const RoomId lobby{u"lobby"_s};
inline const RoomId garden{u"garden"_s};

[[nodiscard]] inline Cursor at(qint64 seq)
{
    return {EpochId{u"e1"_s}, seq};
}

inline ClientState opened(Store &store)
{
    return answerOf<ClientState>([&store](auto then) { store.open(then); });
}

inline Kept applied(Store &store, const QList<Step> &steps, const std::optional<Cursor> &cursor)
{
    return answerOf<Kept>([&](auto then) { store.apply({.steps = steps, .cursor = cursor}, then); });
}

inline Kept put(Store &store, const OutboxEntry &entry)
{
    return answerOf<Kept>([&](auto then) { store.put(entry, then); });
}

[[nodiscard]] inline QList<CachedMessage> range(Store &store, const RoomId &room, qint64 first, qint64 last)
{
    return answerOf<QList<CachedMessage>>([&](auto then) { store.range(room, first, last, then); });
}

[[nodiscard]] inline QList<CachedMessage> found(Store &store, const QList<MessageId> &ids)
{
    return answerOf<QList<CachedMessage>>([&](auto then) { store.find(ids, then); });
}

[[nodiscard]] inline QList<qint64> numbers(const QList<CachedMessage> &messages)
{
    QList<qint64> all;
    for (const auto &cached : messages)
        all.append(cached.message.n);
    return all;
}

[[nodiscard]] inline OutboxEntry entry(qint64 number, qint64 place)
{
    const Post post{.room = lobby, .id = MessageId{uuid(number)}, .text = u"hi\n둘"_s, .mentions = {UserId{u"u2"_s}}};
    return {.id = ChangeId{post.id.value},
            .room = lobby,
            .at = milliseconds(5),
            .approved = milliseconds(5),
            .place = place,
            .command = post};
}

} // namespace madang::tests
