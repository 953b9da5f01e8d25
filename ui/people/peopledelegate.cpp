// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/people/peopledelegate.h"

#include "ui/controls/rowpainter.h"
#include "ui/people/peoplemodel.h"
#include "ui/text/avatar.h"

#include <QPainter>

namespace madang::ui
{

PeopleDelegate::PeopleDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize PeopleDelegate::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex &index) const
{
    return {m_theme.px(120), m_theme.px(index.data(PeopleModel::IsTitleRole).toBool() ? 34 : 40)};
}

void PeopleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem plain(option);
    // Nobody is "open" in this list: the current row is shown by the ring alone.
    plain.state.setFlag(QStyle::State_Selected, false);
    const RowPainter paint(*painter, m_theme, plain);
    painter->save();
    if (index.data(PeopleModel::IsTitleRole).toBool()) {
        paint.sectionTitle(index.data(Qt::DisplayRole).toString());
        painter->restore();
        return;
    }
    const auto person = index.data(PeopleModel::RowRole).value<PersonRow>();
    paint.back();
    const QRect sheet = paint.sheet().adjusted(m_theme.px(8), 0, -m_theme.px(8), 0);
    const int side = m_theme.px(28);
    const QRectF circle(sheet.left(), sheet.center().y() - side / 2.0 + 1, side, side);
    paintAvatar(*painter, circle, {.userId = person.userId, .name = person.name}, m_theme);
    const qreal dot = m_theme.px(10);
    const QRectF mark(circle.right() - dot + 1, circle.bottom() - dot + 1, dot, dot);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.colours().base);
    painter->drawEllipse(mark.adjusted(-2, -2, 2, 2));
    Presences::paint(*painter, mark, person.presence, m_theme);
    QRect words = sheet.adjusted(side + m_theme.px(10), 0, 0, 0);
    if (person.rank != PersonRow::Rank::Member) {
        words =
            paint.tag(words, PeopleModel::rankName(person.rank), m_theme.fonts().secondary, &Colours::textSecondary);
    }
    const bool gone = person.presence == PresenceMark::Offline;
    paint.text(words, {.text = person.name,
                       .font = m_theme.fonts().body,
                       .colour = gone ? m_theme.colours().textSecondary : m_theme.colours().text});
    painter->restore();
}

} // namespace madang::ui
