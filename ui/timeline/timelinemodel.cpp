// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/timelinemodel.h"

#include "ui/timeline/messagewords.h"

#include <algorithm>
#include <utility>

namespace madang::ui
{

using client::Timeline;

TimelineModel::TimelineModel(Timeline &timeline, QObject *parent)
    : QAbstractListModel(parent)
    , m_timeline(timeline)
    , m_placements(placed())
{
    follow();
}

void TimelineModel::follow()
{
    connect(&m_timeline, &Timeline::aboutToInsert, this, [this](int first, int last) {
        m_first = first;
        m_count = last - first + 1;
        beginInsertRows({}, first, last);
    });
    connect(&m_timeline, &Timeline::inserted, this, [this] {
        QList<Placement> before = std::exchange(m_placements, placed());
        before.insert(m_first, m_count, Placement{});
        std::copy_n(m_placements.begin() + m_first, m_count, before.begin() + m_first);
        endInsertRows();
        tellChanges(before);
    });
    connect(&m_timeline, &Timeline::aboutToRemove, this, [this](int first, int last) {
        m_first = first;
        m_count = last - first + 1;
        beginRemoveRows({}, first, last);
    });
    connect(&m_timeline, &Timeline::removed, this, [this] {
        QList<Placement> before = std::exchange(m_placements, placed());
        before.remove(m_first, m_count);
        endRemoveRows();
        tellChanges(before);
    });
    connect(&m_timeline, &Timeline::changedRows, this, [this](int first, int last) {
        const QList<Placement> before = std::exchange(m_placements, placed());
        emit dataChanged(index(first), index(last));
        tellChanges(before);
    });
    connect(&m_timeline, &Timeline::aboutToReset, this, [this] { beginResetModel(); });
    connect(&m_timeline, &Timeline::wasReset, this, [this] {
        m_placements = placed();
        endResetModel();
    });
    connect(&m_timeline, &Timeline::stateChanged, this, [this] {
        const QList<Placement> before = std::exchange(m_placements, placed());
        tellChanges(before);
    });
}

QList<Placement> TimelineModel::placed() const
{
    return placements(m_timeline.rows(), m_timeline.newAfterN());
}

void TimelineModel::tellChanges(const QList<Placement> &before)
{
    for (int i = 0; i < m_placements.size(); ++i) {
        if (before.value(i) != m_placements[i])
            emit dataChanged(index(i), index(i));
    }
}

int TimelineModel::newRow() const
{
    const auto found = std::find_if(m_placements.begin(), m_placements.end(),
                                    [](const Placement &placement) { return placement.newLine; });
    return found == m_placements.end() ? -1 : static_cast<int>(found - m_placements.begin());
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_timeline.count();
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const client::Row &row = m_timeline.at(index.row());
    const Placement &placement = m_placements.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case Qt::AccessibleTextRole:
        return MessageWords::sentence(row);
    case IdRole:
        return row.id.value;
    case NumberRole:
        return row.n;
    case HeaderRole:
        return placement.header;
    case NewLineRole:
        return placement.newLine;
    case DayRole:
        return placement.day;
    default:
        return {};
    }
}

} // namespace madang::ui
