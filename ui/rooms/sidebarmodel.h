// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/rooms/sidebarrow.h"

#include <QAbstractListModel>
#include <QList>

#include <optional>

namespace madang::ui
{

/// The rooms under their sections' titles, as far as they answer to the filter. Rows come in the order in which they
/// were given; a title stands wherever the section changes.
class SidebarModel : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SidebarModel)

public:
    enum DataRole { RowRole = Qt::UserRole, IsTitleRole };

    explicit SidebarModel(QObject *parent = nullptr);

    void setRows(const QList<SidebarRow> &rows);
    void setFilter(const QString &filter);
    /// For another language.
    void retranslate();

    [[nodiscard]] QModelIndex indexOf(const QString &id) const;
    /// Nothing for a title.
    [[nodiscard]] std::optional<SidebarRow> row(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex firstRow() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Entry {
        SidebarRow::Section section = SidebarRow::Section::Rooms;
        std::optional<SidebarRow> row;

        friend bool operator==(const Entry &, const Entry &) = default;
    };

    [[nodiscard]] QList<Entry> entries() const;
    void refresh();
    [[nodiscard]] static QString title(SidebarRow::Section section);
    [[nodiscard]] static QString spoken(const SidebarRow &row);

    QList<SidebarRow> m_rows;
    QList<Entry> m_entries;
    QString m_filter;
};

} // namespace madang::ui
