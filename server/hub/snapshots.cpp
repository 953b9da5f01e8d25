// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/snapshots.h"

#include <algorithm>

namespace madang::server
{

Snapshots::Snapshots(const Directory &directory, const PresenceBoard &presence, LogReader &reader)
    : m_directory(directory)
    , m_presence(presence)
    , m_reader(reader)
{
}

void Snapshots::take(const UserId &reader, const WatchList &watched, Then then)
{
    Snapshot snapshot = begun(reader, watched);
    QList<RoomId> rooms;
    for (const Room &room : std::as_const(snapshot.rooms))
        rooms.append(room.id);
    m_reader.newest(rooms, [snapshot, then = std::move(then)](const Expected<QList<Message>, Error> &newest) mutable {
        if (!newest) {
            then(Unexpected(newest.error()));
            return;
        }
        for (const Message &message : *newest) {
            // A message that came after the snapshot's cursor is left out: the client gets it as an event.
            const auto room = std::find_if(snapshot.rooms.begin(), snapshot.rooms.end(), [&message](const Room &one) {
                return one.id == message.room && message.n <= one.lastN;
            });
            if (room != snapshot.rooms.end())
                room->last = message;
        }
        then(std::move(snapshot));
    });
}

Snapshot Snapshots::begun(const UserId &reader, const WatchList &watched) const
{
    const Cursor cursor = m_directory.cursor();
    Snapshot snapshot{.epoch = cursor.epoch,
                      .cursor = cursor,
                      .rooms = {},
                      .users = m_directory.users(),
                      .presence = m_presence.present(watched)};
    const auto rooms = m_directory.roomsOf(reader);
    for (const RoomId &room : rooms)
        snapshot.rooms.append(m_directory.roomFor(room, reader));
    std::sort(snapshot.rooms.begin(), snapshot.rooms.end(),
              [](const Room &left, const Room &right) { return left.id < right.id; });
    return snapshot;
}

} // namespace madang::server
