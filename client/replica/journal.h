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

    /// Where the store stands already.
    void start(const std::optional<Cursor> &cursor);
    /// Steps, and the moveTo() behind them, of one turn of the event loop are written together.
    void add(Step step);
    void moveTo(const std::optional<Cursor> &cursor);
    /// At once: what is read from the store from now on has it.
    void write();

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
    int m_resets = 0;                     ///< a position of the log before a reset says nothing about the one after it
    bool m_changed = false;
    bool m_scheduled = false;
    int m_writing = 0; ///< batches that the store has not answered
};

} // namespace madang::client
