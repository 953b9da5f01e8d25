// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// The part of Timeline that tells others how its rows change.
#include "client/timeline/timeline.h"

#include <algorithm>

namespace madang::client
{

QList<Row> Timeline::makeRows() const
{
    QList<Pending> changes;
    std::copy_if(m_pending.begin(), m_pending.end(), std::back_inserter(changes),
                 [](const Pending &pending) { return !std::holds_alternative<PendingPost>(pending.what); });
    QList<Row> rows;
    rows.reserve(m_window.messages().size() + m_pending.size() - changes.size());
    for (const Message &message : m_window.messages())
        rows.append(m_maker.row(message, changes));
    if (!m_following)
        return rows;
    for (const Pending &pending : m_pending) {
        const auto *post = std::get_if<PendingPost>(&pending.what);
        if (post != nullptr && m_window.find(MessageId{pending.id.value}) == nullptr)
            rows.append(m_maker.row(pending, *post));
    }
    return rows;
}

void Timeline::publish(Publish how)
{
    const QList<Row> next = makeRows();
    if (how == Publish::Reset) {
        emit aboutToReset();
        m_rows = next;
        emit wasReset();
    } else {
        const QList<RowStep> steps = stepsBetween(m_rows, next);
        for (const RowStep &step : steps)
            walk(step, next);
        publishContents(next);
    }
    emit stateChanged();
}

void Timeline::walk(const RowStep &step, const QList<Row> &next)
{
    const int last = step.first + step.count - 1;
    if (step.kind == RowStep::Kind::Remove) {
        emit aboutToRemove(step.first, last);
        m_rows.remove(step.first, step.count);
        emit removed();
        return;
    }
    emit aboutToInsert(step.first, last);
    m_rows = m_rows.first(step.first) + next.sliced(step.first, step.count) + m_rows.sliced(step.first);
    emit inserted();
}

void Timeline::publishContents(const QList<Row> &next)
{
    for (int first = 0; first < next.size(); ++first) {
        if (m_rows[first] == next[first])
            continue;
        int last = first;
        m_rows[last] = next[last];
        while (last + 1 < next.size() && m_rows[last + 1] != next[last + 1]) {
            ++last;
            m_rows[last] = next[last];
        }
        emit changedRows(first, last);
        first = last;
    }
}

} // namespace madang::client
