// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/commands/messages.h"
#include "server/log/change.h"
#include "server/log/state.h"

#include <functional>
#include <optional>

namespace madang::server
{

/// The durable log: one order of all events, written by one writer, read in pages.
///
/// Asynchronous both ways: every call returns at once and its answer arrives later in the caller's event loop, never
/// within the call. Answers of append() arrive in the order of their seq, and only after the commit with fsync.
class Log
{
public:
    template <typename T>
    using Then = std::function<void(T)>;

    virtual ~Log() = default;

    /// Opens a new epoch and tells what the log amounts to. Once, before anything else; blocks.
    [[nodiscard]] virtual Expected<LogState, Error> open() = 0;
    /// A reply has to be to a message of its room, which may be deleted by now.
    virtual void append(Change change, Then<AppendResult> then) = 0;
    /// What became of `id`: nothing if it is not in the log, Conflict if it is another's or had another content.
    virtual void find(const UserId &author, const QString &id, const QByteArray &hash,
                      Then<Expected<std::optional<Commit>, Error>> then) = 0;
    /// Read markers are state, not log; they never move back. Answered after the commit, as append() is.
    virtual void setRead(const UserId &user, const RoomId &room, qint64 n, Then<Expected<void, Error>> then) = 0;
    /// Whether append() would find room and a disk that takes it. Found out by writing; nothing is left of it.
    virtual void probe(Then<Expected<void, Error>> then) = 0;
};

/// Reading from the log. Deleted messages come without their text, edited ones without the former text, everywhere.
class LogReader
{
public:
    template <typename T>
    using Then = std::function<void(T)>;

    virtual ~LogReader() = default;

    /// The message as it stands now, NotFound if there is none of that id.
    virtual void message(const MessageId &id, Then<Expected<Message, Error>> then) = 0;
    /// A page of a room as `history` asks for it, cut at limits::replyBytes.
    virtual void history(const History &query, Then<Expected<HistoryPage, Error>> then) = 0;
    /// The newest message of each room, where there is one.
    virtual void newest(const QList<RoomId> &rooms, Then<Expected<QList<Message>, Error>> then) = 0;
    /// At most `limit` events with `after` < seq <= `upTo`, ascending: of these rooms, of no room, and member.left of
    /// `reader` itself.
    virtual void events(const EventQuery &query, Then<Expected<QList<Event>, Error>> then) = 0;
    /// How many events events() would give without a limit, counted up to `atMost`.
    virtual void count(const EventQuery &query, qint64 atMost, Then<Expected<qint64, Error>> then) = 0;
};

} // namespace madang::server
