// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/choicedelegate.h"

#include "ui/controls/rowpainter.h"
#include "ui/dialogs/choicelist.h"
#include "ui/text/avatar.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>
#include <QWidget>

namespace madang::ui
{

ChoiceDelegate::ChoiceDelegate(const Icons &icons, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_icons(icons)
{
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex &index) const
{
    const Theme &theme = m_icons.theme();
    return {theme.px(200), theme.px(index.data(NoteRole).toString().isEmpty() ? 40 : 50)};
}

void ChoiceDelegate::paintPicture(QPainter &painter, const QRect &place, const QModelIndex &index) const
{
    const int inset = m_icons.theme().px(5);
    const QRect inner = place.adjusted(inset, inset, -inset, -inset);
    const QColor colour = m_icons.theme().colours().textSecondary;
    switch (index.data(PictureRole).value<Choice::Picture>()) {
    case Choice::Picture::Person:
        paintAvatar(painter, place,
                    {.userId = index.data(IdRole).toString(), .name = index.data(Qt::DisplayRole).toString()},
                    m_icons.theme());
        break;
    case Choice::Picture::Room:
        m_icons.paint(painter, inner, Icon::Hash, colour);
        break;
    case Choice::Picture::PrivateRoom:
        m_icons.paint(painter, inner, Icon::Lock, colour);
        break;
    case Choice::Picture::Device:
        m_icons.paint(painter, inner, Icon::Device, colour);
        break;
    }
}

void ChoiceDelegate::paintTick(QPainter &painter, const QRect &place, Qt::CheckState state) const
{
    QStyleOptionButton box;
    box.rect = place;
    box.state = QStyle::State_Enabled | (state == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
    if (const auto *list = qobject_cast<const QWidget *>(parent())) {
        list->style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter, list);
    }
}

void ChoiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_icons.theme();
    const QVariant tick = index.data(Qt::CheckStateRole);
    QStyleOptionViewItem row(option);
    row.state.setFlag(QStyle::State_Selected, !tick.isValid() && option.state.testFlag(QStyle::State_Selected));
    const RowPainter paint(*painter, theme, row);
    painter->save();
    paint.back();
    QRect room = paint.sheet().adjusted(theme.px(8), 0, -theme.px(8), 0);
    const int side = theme.px(28);
    paintPicture(*painter, {room.left(), room.center().y() - side / 2 + 1, side, side}, index);
    room.adjust(side + theme.px(10), 0, 0, 0);
    if (tick.isValid()) {
        const int box = theme.px(18);
        paintTick(*painter, {room.right() - box, room.center().y() - box / 2 + 1, box, box},
                  tick.value<Qt::CheckState>());
        room.adjust(0, 0, -box - theme.px(8), 0);
    }
    const QString tag = index.data(TagRole).toString();
    if (!tag.isEmpty()) {
        room = paint.tag(room, tag, theme.fonts().secondary, &Colours::textSecondary);
    }
    const QString note = index.data(NoteRole).toString();
    const QRect upper =
        note.isEmpty() ? room : QRect(room.left(), room.top() + theme.px(5), room.width(), theme.px(21));
    paint.text(
        upper,
        {.text = index.data(Qt::DisplayRole).toString(), .font = theme.fonts().body, .colour = theme.colours().text});
    if (!note.isEmpty()) {
        const QRect lower(room.left(), upper.bottom(), room.width(), theme.px(19));
        paint.text(lower, {.text = note, .font = theme.fonts().secondary, .colour = theme.colours().textSecondary});
    }
    painter->restore();
}

} // namespace madang::ui
