// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/replica/replica.h"
#include "protocol/commands/presence.h"
#include "protocol/expected.h"

#include <QSet>

#include <functional>

namespace madang::client
{

/// Takes read marks to the server. Unavailable where there is no connection.
class ReadSender
{
public:
    using Answered = std::function<void(const Expected<qint64, Error> &)>;

    virtual ~ReadSender() = default;

    virtual void send(const Read &read, Answered answered) = 0;
};

/// How far the user has read, told to the server now or when the connection is back.
class ReadMarks : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadMarks)

public:
    ReadMarks(Replica &replica, ReadSender &sender, QObject *parent = nullptr);

    /// Everything up to `n` has been seen. Never moves back.
    void read(const RoomId &room, qint64 n);
    void goLive();
    void goOffline();

private:
    void tell(const RoomId &room);

    Replica &m_replica;
    ReadSender &m_sender;
    QSet<RoomId> m_asking;
    int m_connection = 0;
    bool m_live = false;
};

} // namespace madang::client
