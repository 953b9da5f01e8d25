// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/timeline/timeline.h"
#include "ui/timeline/grouping.h"

#include <QAbstractListModel>

namespace madang::ui
{

/// A Timeline as a list model: follows its rows exactly and knows how each stands among its neighbours.
class TimelineModel : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineModel)

public:
    enum Role { IdRole = Qt::UserRole, NumberRole, HeaderRole, NewLineRole, DayRole };

    explicit TimelineModel(client::Timeline &timeline, QObject *parent = nullptr);

    [[nodiscard]] client::Timeline &timeline() const { return m_timeline; }
    [[nodiscard]] const client::Row &row(int row) const { return m_timeline.at(row); }
    [[nodiscard]] const Placement &placement(int row) const { return m_placements.at(row); }
    /// Above which the "New" line stands; -1: it is not loaded, or there is none.
    [[nodiscard]] int newRow() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void follow();
    [[nodiscard]] QList<Placement> placed() const;
    /// Says which rows stand otherwise than they did.
    void tellChanges(const QList<Placement> &before);

    client::Timeline &m_timeline;
    QList<Placement> m_placements;
    int m_first = 0; ///< of what comes or goes
    int m_count = 0;
};

} // namespace madang::ui
