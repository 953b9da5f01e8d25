// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/rooms/sidebarmodel.h"

#include "ui/text/matching.h"
#include "ui/text/usertext.h"

#include <algorithm>
#include <utility>

namespace madang::ui
{

SidebarModel::SidebarModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void SidebarModel::setRows(const QList<SidebarRow> &rows)
{
    m_rows = rows;
    refresh();
}

void SidebarModel::setFilter(const QString &filter)
{
    m_filter = filter;
    refresh();
}

void SidebarModel::retranslate()
{
    if (!m_entries.isEmpty()) {
        emit dataChanged(index(0), index(static_cast<int>(m_entries.size()) - 1));
    }
}

QList<SidebarModel::Entry> SidebarModel::entries() const
{
    QList<Entry> result;
    std::optional<SidebarRow::Section> section;
    for (const SidebarRow &row : m_rows) {
        if (!matches(row.name, m_filter)) {
            continue;
        }
        if (section != row.section) {
            section = row.section;
            result.append(Entry{.section = row.section, .row = {}});
        }
        result.append(Entry{.section = row.section, .row = row});
    }
    return result;
}

void SidebarModel::refresh()
{
    QList<Entry> next = entries();
    const auto identity = [](const Entry &entry) {
        return std::make_pair(entry.section, entry.row ? entry.row->id : QString());
    };
    const bool samePlaces = std::equal(next.begin(), next.end(), m_entries.begin(), m_entries.end(),
                                       [&](const Entry &a, const Entry &b) { return identity(a) == identity(b); });
    if (!samePlaces) {
        beginResetModel();
        m_entries = std::move(next);
        endResetModel();
        return;
    }
    for (int i = 0; i < next.size(); ++i) {
        if (next.at(i) != m_entries.at(i)) {
            m_entries[i] = next.at(i);
            emit dataChanged(index(i), index(i));
        }
    }
}

QModelIndex SidebarModel::indexOf(const QString &id) const
{
    for (int i = 0; i < m_entries.size(); ++i) {
        if (m_entries.at(i).row && m_entries.at(i).row->id == id) {
            return index(i);
        }
    }
    return {};
}

std::optional<SidebarRow> SidebarModel::row(const QModelIndex &index) const
{
    return index.isValid() ? m_entries.at(index.row()).row : std::nullopt;
}

QModelIndex SidebarModel::firstRow() const
{
    return m_entries.size() > 1 ? index(1) : QModelIndex();
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QString SidebarModel::title(SidebarRow::Section section)
{
    switch (section) {
    case SidebarRow::Section::Unread:
        return tr("Unread");
    case SidebarRow::Section::Rooms:
        return tr("Rooms");
    case SidebarRow::Section::People:
        return tr("People");
    }
    return {};
}

QString SidebarModel::spoken(const SidebarRow &row)
{
    QStringList parts{row.name};
    if (row.kind == SidebarRow::Kind::Private) {
        parts << tr("private room");
    } else if (row.kind == SidebarRow::Kind::Person) {
        parts << Presences::name(row.presence);
    }
    if (row.unread > 0) {
        parts << tr("%n unread", nullptr, static_cast<int>(row.unread));
    }
    if (row.addressed > 0) {
        parts << tr("%n for you", nullptr, static_cast<int>(row.addressed));
    }
    if (row.draft == SidebarRow::Draft::Yes) {
        parts << tr("draft");
    }
    return parts.join(u", "_s);
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size()) {
        return {};
    }
    const Entry &entry = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.row ? entry.row->name : title(entry.section);
    case Qt::AccessibleTextRole:
        return entry.row ? spoken(*entry.row) : title(entry.section);
    case Qt::ToolTipRole:
        return entry.row && entry.row->kind == SidebarRow::Kind::Person
                   ? safeToolTip(Presences::name(entry.row->presence))
                   : QVariant();
    case RowRole:
        return entry.row ? QVariant::fromValue(*entry.row) : QVariant();
    case IsTitleRole:
        return !entry.row.has_value();
    default:
        return {};
    }
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex &index) const
{
    return row(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                      : Qt::ItemFlags(Qt::ItemNeverHasChildren);
}

} // namespace madang::ui
