// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/outflow.h"

#include "server/hub/frames.h"

#include <utility>

namespace madang::server
{

namespace
{

constexpr milliseconds progressTime{10'000};
constexpr qint64 fullAt = 262'144; ///< from here on a replay pauses and passing signals are left out
constexpr qint64 roomAgainAt = 65'536;

} // namespace

Outflow::Outflow(QTcpSocket *socket, OutflowOwner &owner, const House &house)
    : m_owner(owner)
    , m_house(house)
    , m_writer(socket)
{
}

Outflow::~Outflow()
{
    if (m_isGathering)
        m_house.turnEnd.remove(*this);
}

bool Outflow::takes(const SharedFrame &frame)
{
    if (queued() >= fullAt && frames::isPassing(*frame)) {
        leaveOut(frame);
        return false;
    }
    if (frames::isPresence(*frame))
        m_late.forget(frame->user);
    return takesMore();
}

/// Who types is told again soon, or has stopped.
void Outflow::leaveOut(const SharedFrame &frame)
{
    if (frames::isPresence(*frame) && !m_late.keep(frame))
        m_owner.onTooSlow();
}

bool Outflow::takesMore()
{
    if (m_house.limits.queueBytes <= 0 || queued() <= m_house.limits.queueBytes)
        return true;
    m_owner.onTooSlow();
    return false;
}

void Outflow::add(const QByteArray &bytes)
{
    m_writer.add(bytes);
    if (queued() < fullAt) {
        if (!std::exchange(m_isGathering, true))
            m_house.turnEnd.add(*this);
        return;
    }
    // Much in one turn need not wait for its end: the kernel may have room for it.
    flush();
    m_isFull = queued() >= fullAt;
}

void Outflow::writeTurn()
{
    m_isGathering = false;
    flush();
}

void Outflow::flush()
{
    watchProgress(m_writer.writeTurn());
    noticeRoom();
}

void Outflow::onBytesWritten()
{
    m_progress.stop();
    watchProgress(m_writer.waiting() == 0);
    noticeRoom();
}

/// After every write: the last of it may go at once, and nothing be heard of the socket.
void Outflow::noticeRoom()
{
    if (!m_isFull || queued() > roomAgainAt)
        return;
    m_isFull = false;
    m_owner.onRoomAgain();
}

void Outflow::watchProgress(bool isAllTaken)
{
    if (isAllTaken)
        m_progress.stop();
    else if (!m_progress.isRunning())
        m_house.deadlines.start(m_progress, progressTime, [this] { m_owner.onTooSlow(); });
}

void Outflow::hurry(milliseconds atMost, std::function<void()> then)
{
    if (m_progress.isRunning() && m_house.deadlines.remaining(m_progress) > atMost)
        m_house.deadlines.start(m_progress, atMost, std::move(then));
}

} // namespace madang::server
