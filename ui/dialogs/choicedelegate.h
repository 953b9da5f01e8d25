// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/icons.h"

#include <QStyledItemDelegate>

namespace madang::ui
{

/// Draws the rows of a ChoiceList: a picture, one or two lines, and a tag or a tick at the right.
class ChoiceDelegate : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChoiceDelegate)

public:
    enum DataRole { IdRole = Qt::UserRole, NoteRole, TagRole, PictureRole };

    explicit ChoiceDelegate(const Icons &icons, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintPicture(QPainter &painter, const QRect &place, const QModelIndex &index) const;
    void paintTick(QPainter &painter, const QRect &place, Qt::CheckState state) const;

    const Icons &m_icons;
};

} // namespace madang::ui
