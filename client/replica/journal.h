// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/replicastore.h"

#include <QHash>
#include <QObject>

namespace madang::client
{

/// Brings to the store what the replica did: all of one turn of the event loop, or all that came while the last batch
/// was written, in one transaction with the position after it. What is on disk may be behind, never torn.
class Journal : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Journal)

public:
    explicit Journal(ReplicaStore &store, QObject *parent = nullptr);
    ~Journal() override;

    /// Steps of the same turn belong together with moveTo().
    void add(Step step);
    void moveTo(const std::optional<Cursor> &cursor);

signals:
    /// All up to here is on disk.
    void stored(qint64 seq);

private:
    void schedule();
    void flush();
    void onWritten(Kept kept, const std::optional<Cursor> &cursor);

    ReplicaStore &m_store;
    Batch m_batch;
    QHash<RoomId, qsizetype> m_roomSteps; ///< where in the batch a room is kept: its next state takes that place
    std::optional<Cursor> m_cursor;
    bool m_changed = false;
    bool m_scheduled = false;
    bool m_writing = false;
};

} // namespace madang::client
