// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/people/personrow.h"

#include <QAbstractListModel>
#include <QList>

#include <optional>

namespace madang::ui
{

/// The members of a room: who is there under one title, who is not under another, each by name.
class PeopleModel : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleModel)

public:
    enum DataRole { RowRole = Qt::UserRole, IsTitleRole };

    explicit PeopleModel(QObject *parent = nullptr);

    void setPeople(const QList<PersonRow> &people);
    void retranslate();
    [[nodiscard]] std::optional<PersonRow> person(const QModelIndex &index) const;
    [[nodiscard]] static QString rankName(PersonRow::Rank rank);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    enum class Group { Known, There, Gone };
    struct Entry {
        Group group = Group::Known;
        int count = 0;
        std::optional<PersonRow> person;
    };

    [[nodiscard]] static Group groupOf(const PersonRow &person);
    [[nodiscard]] static QString title(const Entry &entry);
    [[nodiscard]] static QString spoken(const PersonRow &person);

    QList<PersonRow> m_people;
    QList<Entry> m_entries;
};

} // namespace madang::ui
