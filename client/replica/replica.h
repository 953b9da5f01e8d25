// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/replica/journal.h"
#include "client/store/state.h"
#include "client/timeline/messagechange.h"
#include "protocol/catalogue.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace madang::client
{

/// What this user may see of the server's log, as far as it has been applied: rooms, people, how far they were read,
/// and the position. Messages go on to the store and to open timelines. It needs no connection.
///
///     restore() -> (offline, with everything that there was) -> welcome() -> apply()...
///     welcome with a snapshot -> everything anew, wasReset()
class Replica : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Replica)

public:
    Replica(ReplicaStore &store, UserId me, QObject *parent = nullptr);

    /// What a former run left, once, before anything else.
    void restore(const ClientState &state);

    [[nodiscard]] const UserId &me() const { return m_me; }
    /// Up to where everything is applied: for `hello`. Nothing: a snapshot is needed.
    [[nodiscard]] const std::optional<Cursor> &cursor() const { return m_cursor; }
    [[nodiscard]] const QHash<RoomId, RoomState> &rooms() const { return m_rooms; }
    [[nodiscard]] const RoomState *room(const RoomId &id) const;
    [[nodiscard]] const QHash<UserId, Person> &people() const { return m_people; }
    [[nodiscard]] const User *user(const UserId &id) const;
    /// Also of somebody who is gone; the id of somebody who was never known.
    [[nodiscard]] QString nameOf(const UserId &id) const;

    void welcome(const Welcome &welcome);
    void apply(const Event &event);
    /// An event of a kind that this program does not know.
    void skip(qint64 seq);
    void apply(const Signal &signal);

    /// Brings everything to the store, so that what is read from it next is not behind.
    void write() { m_journal.write(); }

    /// The user has seen everything up to `n`. Never moves back.
    void read(const RoomId &id, qint64 n);
    /// The server knows that the user has.
    void confirmRead(const RoomId &id, qint64 n);
    /// Messages that were loaded may address the user.
    void learn(const QList<Message> &messages);

signals:
    void messagePosted(const madang::Message &message);
    void messageChanged(const madang::RoomId &room, const madang::client::MessageChange &change);
    /// One room's name, topic, members, last message or how far it was read.
    void roomChanged(const madang::RoomId &room);
    /// Rooms came or went, perhaps all of them.
    void roomsReset();
    void peopleChanged();
    /// This user is no longer in the room; its messages are no longer kept.
    void ownLeft(const madang::RoomId &room);
    /// A snapshot took the place of everything: what timelines show is stale.
    void wasReset();
    /// Messages are missing: the session has to connect again, without a cursor.
    void lost();
    void applied(qint64 seq);
    void stored(qint64 seq);

private:
    void reset(const Snapshot &snapshot);
    void resetRooms(const Snapshot &snapshot);
    void resetPeople(const Snapshot &snapshot);
    void moveTo(qint64 seq);
    void lose();
    void keep(const RoomState &room);
    void enter(const Room &room);
    void leave(const RoomId &id);
    [[nodiscard]] bool moveRead(RoomState &room, qint64 n);
    [[nodiscard]] bool noteMention(RoomState &room, const Message &message) const;
    [[nodiscard]] RoomState *find(const RoomId &id);
    /// News wait until memory, journal and position agree: whoever hears of one thing may ask for another.
    void announce(std::function<void()> news);
    void spread();

    void take(const Event &event, const MessagePosted &posted);
    void take(const Event &event, const MessageEdited &edited);
    void take(const Event &event, const madang::MessageDeleted &deleted);
    void take(const Event &event, const ReactionChanged &reaction);
    void take(const Event &event, const RoomCreated &created);
    void take(const Event &event, const RoomUpdated &updated);
    void take(const Event &event, const MemberJoined &joined);
    void take(const Event &event, const MemberLeft &left);
    void take(const Event &event, const UserChanged &changed);
    void take(const Event &event, const UserRemoved &removed);
    void change(const Event &event, const MessageChange &change);

    UserId m_me;
    Journal m_journal;
    std::optional<Cursor> m_cursor;
    EpochId m_epoch; ///< of the server as it is now: of what comes next
    QHash<RoomId, RoomState> m_rooms;
    QHash<UserId, Person> m_people;
    QList<std::function<void()>> m_news;
};

} // namespace madang::client
