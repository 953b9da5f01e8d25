// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/rooms/sidebardelegate.h"

#include "ui/controls/rowpainter.h"
#include "ui/rooms/sidebarmodel.h"

#include <QPainter>

namespace madang::ui
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 mostShown = 999;

QString count(qint64 number)
{
    return number > mostShown ? u"999+"_s : QString::number(number);
}
} // namespace

SidebarDelegate::SidebarDelegate(const Icons &icons, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_icons(icons)
{
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex &index) const
{
    const Theme &theme = m_icons.theme();
    return {theme.px(120), theme.px(index.data(SidebarModel::IsTitleRole).toBool() ? 34 : 36)};
}

void SidebarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_icons.theme();
    const RowPainter paint(*painter, theme, option);
    painter->save();
    if (index.data(SidebarModel::IsTitleRole).toBool()) {
        paint.sectionTitle(index.data(Qt::DisplayRole).toString());
        painter->restore();
        return;
    }
    const auto row = index.data(SidebarModel::RowRole).value<SidebarRow>();
    paint.back();
    const QRect sheet = paint.sheet().adjusted(theme.px(8), 0, -theme.px(8), 0);
    const int side = theme.px(18);
    paintMark(*painter, {sheet.left(), sheet.center().y() - side / 2 + 1, side, side}, row);
    const QRect words = paintRight(paint, sheet.adjusted(side + theme.px(8), 0, 0, 0), row);
    const bool strong = row.unread > 0;
    paint.text(
        words,
        {.text = row.name, .font = strong ? theme.fonts().name : theme.fonts().body, .colour = theme.colours().text});
    painter->restore();
}

void SidebarDelegate::paintMark(QPainter &painter, const QRect &place, const SidebarRow &row) const
{
    const Theme &theme = m_icons.theme();
    const QColor colour = row.unread > 0 ? theme.colours().text : theme.colours().textSecondary;
    switch (row.kind) {
    case SidebarRow::Kind::Person: {
        QRectF dot(0, 0, theme.px(10), theme.px(10));
        dot.moveCenter(QRectF(place).center());
        Presences::paint(painter, dot, row.presence, theme);
        return;
    }
    case SidebarRow::Kind::Public:
        m_icons.paint(painter, place, Icon::Hash, colour);
        return;
    case SidebarRow::Kind::Private:
        m_icons.paint(painter, place, Icon::Lock, colour);
        return;
    case SidebarRow::Kind::Group:
        m_icons.paint(painter, place, Icon::People, colour);
        return;
    }
}

QRect SidebarDelegate::paintRight(const RowPainter &paint, const QRect &room, const SidebarRow &row) const
{
    const Theme &theme = m_icons.theme();
    const bool isRoom = row.kind == SidebarRow::Kind::Public || row.kind == SidebarRow::Kind::Private;
    if (row.addressed > 0) {
        return paint.badge(room, isRoom ? u'@' + count(row.addressed) : count(row.addressed), &Colours::badgeMention);
    }
    if (row.unread > 0) {
        return paint.tag(room, count(row.unread), theme.fonts().secondaryBold, &Colours::textSecondary);
    }
    if (row.draft == SidebarRow::Draft::Yes) {
        return paint.tag(room, SidebarModel::tr("Draft"), theme.fonts().secondary, &Colours::textSecondary);
    }
    return room;
}

} // namespace madang::ui
