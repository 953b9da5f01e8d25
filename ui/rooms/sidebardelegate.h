// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/rooms/sidebarrow.h"
#include "ui/theme/icons.h"

#include <QStyledItemDelegate>

namespace madang::ui
{

class RowPainter;

/// Draws the rows and the titles of a SidebarModel.
class SidebarDelegate : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SidebarDelegate)

public:
    explicit SidebarDelegate(const Icons &icons, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintMark(QPainter &painter, const QRect &place, const SidebarRow &row) const;
    [[nodiscard]] QRect paintRight(const RowPainter &paint, const QRect &room, const SidebarRow &row) const;

    const Icons &m_icons;
};

} // namespace madang::ui
