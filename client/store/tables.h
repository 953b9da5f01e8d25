// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/batch.h"
#include "client/store/messagestore.h"

namespace madang::client
{

class Database;

/// The store's statements. Those that write run inside of a transaction; what fails returns false or nothing.
namespace tables
{

constexpr qint64 messagesMost = 2'000; ///< of each room, the newest

[[nodiscard]] std::optional<ClientState> load(Database &database);
/// Only what the user made: what may still be readable where the rest is damaged.
[[nodiscard]] ClientState loadOwn(Database &database);
[[nodiscard]] QList<CachedMessage> range(Database &database, const RoomId &room, qint64 first, qint64 last);
[[nodiscard]] QList<CachedMessage> find(Database &database, const QList<MessageId> &messages);

/// Forgets the older messages of each room: the server has them, and they are asked for when somebody reads them.
[[nodiscard]] bool prune(Database &database);
[[nodiscard]] bool apply(Database &database, const Batch &batch);
[[nodiscard]] bool keep(Database &database, const QList<Message> &messages);
[[nodiscard]] bool put(Database &database, const OutboxEntry &entry);
[[nodiscard]] bool remove(Database &database, const ChangeId &entry);
[[nodiscard]] bool setDraft(Database &database, const RoomId &room, const Draft &draft);

} // namespace tables

} // namespace madang::client
