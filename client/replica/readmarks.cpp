// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/replica/readmarks.h"

#include <QPointer>

namespace madang::client
{

ReadMarks::ReadMarks(Replica &replica, ReadSender &sender, QObject *parent)
    : QObject(parent)
    , m_replica(replica)
    , m_sender(sender)
{
}

void ReadMarks::read(const RoomId &room, qint64 n)
{
    m_replica.read(room, n);
    tell(room);
}

void ReadMarks::goLive()
{
    m_live = true;
    ++m_connection;
    m_asking.clear();
    const auto rooms = m_replica.rooms().keys();
    for (const RoomId &room : rooms)
        tell(room);
}

void ReadMarks::goOffline()
{
    m_live = false;
    ++m_connection;
}

void ReadMarks::tell(const RoomId &room)
{
    const RoomState *const state = m_replica.room(room);
    if (!m_live || state == nullptr || state->room.readN <= state->confirmedN || m_asking.contains(room))
        return;
    m_asking.insert(room);
    const QPointer<ReadMarks> self(this);
    m_sender.send({.room = room, .n = state->room.readN},
                  [self, room, connection = m_connection](const Expected<qint64, Error> &answer) {
                      if (self.isNull() || connection != self->m_connection)
                          return;
                      self->m_asking.remove(room);
                      if (!answer) // it is told again with the next mark or the next connection
                          return;
                      self->m_replica.confirmRead(room, *answer);
                      self->tell(room);
                  });
}

} // namespace madang::client
