// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/rooms/sidebar.h"

namespace madang::client
{

Sidebar::Sidebar(const Replica &replica, const Drafts &drafts, QObject *parent)
    : QObject(parent)
    , m_replica(replica)
    , m_drafts(drafts)
{
    connect(&replica, &Replica::roomChanged, this, &Sidebar::schedule);
    connect(&replica, &Replica::roomsReset, this, &Sidebar::schedule);
    connect(&replica, &Replica::peopleChanged, this, &Sidebar::schedule);
    connect(&drafts, &Drafts::changed, this, &Sidebar::schedule);
    refresh();
}

void Sidebar::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &Sidebar::refresh, Qt::QueuedConnection);
}

void Sidebar::refresh()
{
    m_scheduled = false;
    const auto rows = roomRows({.rooms = m_replica.rooms(),
                                .drafts = m_drafts.all(),
                                .me = m_replica.me(),
                                .nameOf = [this](const UserId &user) { return m_replica.nameOf(user); }});
    if (rows == m_rows)
        return;
    m_rows = rows;
    m_total = totalOf(rows);
    emit changed();
}

} // namespace madang::client
