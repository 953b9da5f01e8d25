// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/replica/replica.h"
#include "client/rooms/drafts.h"
#include "client/rooms/roomlist.h"

#include <QObject>

namespace madang::client
{

/// The rooms as rows for a list, made anew at most once a turn of the event loop.
class Sidebar : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sidebar)

public:
    Sidebar(const Replica &replica, const Drafts &drafts, QObject *parent = nullptr);

    [[nodiscard]] const QList<RoomRow> &rows() const { return m_rows; }
    [[nodiscard]] const UnreadTotal &total() const { return m_total; }

signals:
    void changed();

private:
    void schedule();
    void refresh();

    const Replica &m_replica;
    const Drafts &m_drafts;
    QList<RoomRow> m_rows;
    UnreadTotal m_total;
    bool m_scheduled = false;
};

} // namespace madang::client
