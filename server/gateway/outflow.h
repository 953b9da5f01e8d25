// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/deadlines.h"
#include "server/gateway/latepresence.h"
#include "server/gateway/socketwriter.h"
#include "server/gateway/turnend.h"
#include "server/hub/outlet.h"
#include "server/ops/limits.h"

namespace madang::server
{

/// Whose outflow it is, and what it is told.
class OutflowOwner
{
public:
    virtual ~OutflowOwner() = default;
    /// More waits than may, or the client takes nothing of it for too long.
    virtual void onTooSlow() = 0;
    /// What was left out may be sent, and the next page of a replay. Perhaps from within something that is being sent.
    virtual void onRoomAgain() = 0;
};

/// What is on its way to one client, on every way on which things are pushed: gathered during a turn of the event loop,
/// written once at its end, and bounded. It decides who is too slow; what the bytes mean is its owner's.
class Outflow final : private TurnWriter
{
public:
    struct House {
        Deadlines &deadlines;
        const Limits &limits;
        TurnEnd &turnEnd;
    };

    Outflow(QTcpSocket *socket, OutflowOwner &owner, const House &house);
    ~Outflow() override;
    Q_DISABLE_COPY_MOVE(Outflow)

    /// Whether this is to be added: signals that are out of date as soon as they are late are left out while much
    /// waits. Presence is kept for later.
    [[nodiscard]] bool takes(const SharedFrame &frame);
    /// The presence that was left out, once; to be sent when there is room again.
    [[nodiscard]] QList<SharedFrame> takeLate() { return m_late.takeAll(); }
    /// The same for what is never left out; where too much waits, the owner is told.
    [[nodiscard]] bool takesMore();
    /// Is sent with the rest of this turn.
    void add(const QByteArray &bytes);
    /// Does not wait for the turn's end.
    void flush();
    /// The socket says that the kernel has taken something.
    void onBytesWritten();

    [[nodiscard]] bool hasRoom() const { return !m_isFull; }
    [[nodiscard]] qint64 queued() const { return m_writer.queued(); }
    /// Who takes nothing has no longer than so much from now on; then `then` is done in place of onTooSlow().
    void hurry(milliseconds atMost, std::function<void()> then);
    /// What waits may take as long as it likes: the owner ends the connection anyhow.
    void stopWatching() { m_progress.stop(); }

private:
    void writeTurn() override;
    void leaveOut(const SharedFrame &frame);
    void noticeRoom();
    void watchProgress(bool isAllTaken);

    OutflowOwner &m_owner;
    House m_house;
    SocketWriter m_writer;
    LatePresence m_late;
    bool m_isFull = false;      ///< a replay must pause until most has been taken
    bool m_isGathering = false; ///< the turn's end will call, and must be told before this is gone
    Deadline m_progress;        ///< for the client to take something of what waits
};

} // namespace madang::server
