// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/workspace/watching.h"

#include <algorithm>

namespace madang::client
{
namespace
{

/// A server whose limits are not known, or perhaps no longer those, is asked for no more: it would end the connection
/// over a `hello` that is too large for it, each time again.
constexpr qint64 cautiousBytes = 4'096;
constexpr qint64 bytesAround = 1'024; ///< what else stands in a `hello`
constexpr qint64 bytesEach = limits::idLength + 3;

} // namespace

Watching::Watching(const Parts &parts, Whom whom, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_whom(whom)
    , m_again(parts.alarms.make())
{
    connect(&parts.sidebar, &Sidebar::changed, this, &Watching::schedule);
    connect(&parts.replica, &Replica::roomsReset, this, &Watching::schedule);
    connect(&parts.replica, &Replica::roomChanged, this, [this](const RoomId &room) {
        if (room == m_listed)
            schedule();
    });
}

void Watching::list(const RoomId &room)
{
    m_listed = room;
    schedule();
}

std::optional<QList<UserId>> Watching::begin()
{
    m_unknown = false;
    m_told.reset();
    if (m_whom == Whom::Shown)
        m_told = wanted();
    m_limitsHold = false;
    return m_told;
}

void Watching::welcome()
{
    m_limitsHold = true;
    m_parts.attendance.heed(m_told);
}

void Watching::goLive()
{
    m_live = true;
    refresh();
}

void Watching::goOffline()
{
    m_live = false;
    m_again->cancel();
}

QList<UserId> Watching::wanted() const
{
    QList<UserId> partners;
    for (const RoomRow &row : m_parts.sidebar.rows()) {
        if (row.person)
            partners.append(*row.person);
    }
    const RoomState *const listed = m_parts.replica.room(m_listed);
    QList<UserId> members = listed == nullptr ? QList<UserId>() : listed->room.members;
    std::sort(partners.begin(), partners.end());
    std::sort(members.begin(), members.end());

    const qsizetype bound = most();
    QList<UserId> users;
    QSet<UserId> known;
    for (const auto &some : {QList<UserId>{m_parts.replica.me()}, partners, members}) {
        for (const UserId &user : some) {
            if (users.size() < bound && !known.contains(user)) {
                known.insert(user);
                users.append(user);
            }
        }
    }
    return users;
}

qsizetype Watching::most() const
{
    const auto &welcome = m_parts.session.welcome();
    const qint64 announced = welcome && m_limitsHold ? welcome->limits.messageBytes : cautiousBytes;
    const qint64 bytes = announced > 0 ? std::min<qint64>(announced, limits::messageBytes) : limits::messageBytes;
    return std::clamp<qint64>((bytes - bytesAround) / bytesEach, 0, limits::commandListLength);
}

/// Once a turn, whatever happens in it.
void Watching::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &Watching::refresh, Qt::QueuedConnection);
}

void Watching::refresh()
{
    m_scheduled = false;
    if (!m_live || m_unknown || m_whom == Whom::Everybody)
        return;
    const auto users = wanted();
    if (users == m_told)
        return;
    m_told = users;
    m_parts.session.ask(Watch{users}, [this, users](const Expected<Done, Error> &answer) {
        if (answer)
            m_parts.attendance.heed(users);
        else
            onRefused(answer.error());
    });
}

void Watching::onRefused(const Error &error)
{
    if (!m_live)
        return;
    if (!infoOf(error.code).mayRetry) {
        m_unknown = true;
        m_parts.attendance.heed(std::nullopt);
        return;
    }
    constexpr milliseconds soon{1'000};
    m_told.reset();
    m_again->set(error.after.value_or(soon), [this] { refresh(); });
}

} // namespace madang::client
