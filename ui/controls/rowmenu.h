// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QModelIndex>
#include <QObject>
#include <QPoint>

class QAbstractItemView;

namespace madang::ui
{

/// Says when the menu of a row of a list is wanted: by the right button, of the row below the pointer; by the menu key
/// or Shift+F10, of the row that has the focus.
class RowMenu : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowMenu)

public:
    explicit RowMenu(QAbstractItemView &list);

signals:
    /// `at` is a point on the screen.
    void wanted(const QModelIndex &row, const QPoint &at);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void open(const QModelIndex &row, const QPoint &at);

    QAbstractItemView &m_list;
};

} // namespace madang::ui
