// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/people/peoplemodel.h"

#include "ui/text/usertext.h"

#include <QCollator>

#include <algorithm>

namespace madang::ui
{

PeopleModel::PeopleModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

PeopleModel::Group PeopleModel::groupOf(const PersonRow &person)
{
    switch (person.presence) {
    case PresenceMark::Unknown:
        return Group::Known;
    case PresenceMark::Offline:
        return Group::Gone;
    case PresenceMark::Active:
    case PresenceMark::Away:
    case PresenceMark::Busy:
        break;
    }
    return Group::There;
}

void PeopleModel::setPeople(const QList<PersonRow> &people)
{
    if (m_people == people) {
        return;
    }
    m_people = people;
    QList<PersonRow> sorted = people;
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(sorted.begin(), sorted.end(), [&collator](const PersonRow &a, const PersonRow &b) {
        return groupOf(a) != groupOf(b) ? groupOf(a) < groupOf(b) : collator.compare(a.name, b.name) < 0;
    });
    beginResetModel();
    m_entries.clear();
    for (const PersonRow &person : std::as_const(sorted)) {
        const Group group = groupOf(person);
        if (m_entries.isEmpty() || m_entries.last().group != group) {
            const auto count = std::count_if(sorted.begin(), sorted.end(),
                                             [group](const PersonRow &other) { return groupOf(other) == group; });
            m_entries.append(Entry{.group = group, .count = static_cast<int>(count), .person = {}});
        }
        m_entries.append(Entry{.group = group, .count = 0, .person = person});
    }
    endResetModel();
}

void PeopleModel::retranslate()
{
    if (!m_entries.isEmpty()) {
        emit dataChanged(index(0), index(static_cast<int>(m_entries.size()) - 1));
    }
}

std::optional<PersonRow> PeopleModel::person(const QModelIndex &index) const
{
    return index.isValid() ? m_entries.at(index.row()).person : std::nullopt;
}

QString PeopleModel::rankName(PersonRow::Rank rank)
{
    switch (rank) {
    case PersonRow::Rank::Member:
        return {};
    case PersonRow::Rank::Admin:
        return tr("Admin");
    case PersonRow::Rank::Owner:
        return tr("Owner");
    }
    return {};
}

QString PeopleModel::title(const Entry &entry)
{
    switch (entry.group) {
    case Group::Known:
        return tr("Members: %n", nullptr, entry.count);
    case Group::There:
        return tr("Online: %n", nullptr, entry.count);
    case Group::Gone:
        return tr("Offline: %n", nullptr, entry.count);
    }
    return {};
}

QString PeopleModel::spoken(const PersonRow &person)
{
    QStringList parts{person.name, Presences::name(person.presence)};
    if (person.rank != PersonRow::Rank::Member) {
        parts << rankName(person.rank);
    }
    return parts.join(u", "_s);
}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size()) {
        return {};
    }
    const Entry &entry = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.person ? entry.person->name : title(entry);
    case Qt::AccessibleTextRole:
        return entry.person ? spoken(*entry.person) : title(entry);
    case Qt::ToolTipRole:
        if (!entry.person) {
            return {};
        }
        return safeToolTip(entry.person->note.isEmpty() ? Presences::name(entry.person->presence) : entry.person->note);
    case RowRole:
        return entry.person ? QVariant::fromValue(*entry.person) : QVariant();
    case IsTitleRole:
        return !entry.person.has_value();
    default:
        return {};
    }
}

Qt::ItemFlags PeopleModel::flags(const QModelIndex &index) const
{
    return person(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                         : Qt::ItemFlags(Qt::ItemNeverHasChildren);
}

} // namespace madang::ui
