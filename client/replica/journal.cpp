// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/replica/journal.h"

#include <QPointer>

#include <utility>

namespace madang::client
{

Journal::Journal(ReplicaStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

Journal::~Journal()
{
    if (m_changed)
        m_store.apply(m_batch, [](Kept) {});
}

void Journal::add(Step step)
{
    // A room changes with each of its messages; only how it is at the end of the batch is of interest.
    if (const auto *keep = std::get_if<steps::KeepRoom>(&step)) {
        const RoomId id = keep->room.room.id;
        if (const auto before = m_roomSteps.constFind(id); before != m_roomSteps.constEnd()) {
            m_batch.steps[*before] = std::move(step);
            schedule();
            return;
        }
        m_roomSteps.insert(id, m_batch.steps.size());
    } else if (const auto *drop = std::get_if<steps::DropRoom>(&step)) {
        m_roomSteps.remove(drop->room);
    } else if (std::holds_alternative<steps::Reset>(step)) {
        m_roomSteps.clear();
        ++m_resets;
    }
    m_batch.steps.append(std::move(step));
    schedule();
}

void Journal::start(const std::optional<Cursor> &cursor)
{
    m_batch.cursor = cursor;
}

void Journal::moveTo(const std::optional<Cursor> &cursor)
{
    if (m_batch.cursor == cursor)
        return;
    m_batch.cursor = cursor;
    schedule();
}

void Journal::schedule()
{
    m_changed = true;
    if (m_scheduled || m_writing > 0)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &Journal::flush, Qt::QueuedConnection);
}

void Journal::flush()
{
    m_scheduled = false;
    if (m_writing == 0)
        write();
}

void Journal::write()
{
    if (!m_changed)
        return;
    m_changed = false;
    ++m_writing;
    m_roomSteps.clear();
    const Batch batch{.steps = std::exchange(m_batch.steps, {}), .cursor = m_batch.cursor};
    const QPointer<Journal> self(this);
    m_store.apply(batch, [self, cursor = batch.cursor, resets = m_resets](Kept kept) {
        if (!self.isNull())
            self->onWritten(kept, resets == self->m_resets ? cursor : std::nullopt);
    });
}

void Journal::onWritten(Kept kept, const std::optional<Cursor> &cursor)
{
    --m_writing;
    if (m_changed)
        schedule();
    if (kept == Kept::OnDisk && cursor)
        emit stored(cursor->seq);
}

} // namespace madang::client
