// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/trailer.h"

#include "ui/timeline/messagewords.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace madang::ui
{

using namespace Qt::StringLiterals;
using client::OwnChange;
using client::Row;
using client::SendState;

namespace
{
const QFont &fontOf(bool bold, const MessageStyle &style)
{
    return bold ? style.theme.fonts().secondaryBold : style.theme.fonts().secondary;
}
} // namespace

Trailer::Trailer(const Row &row, const Placement &placement, const MessageStyle &style, const Place &place)
    : m_items(items(row, placement))
    , m_bottom(place.bottom)
{
    flow(style, place);
}

QList<Trailer::Item> Trailer::items(const Row &row, const Placement &placement)
{
    QList<Item> all;
    if (row.edited && !row.deleted)
        all.append({.words = MessageWords::edited()});
    switch (row.state) {
    case SendState::Queued:
        all.append({.icon = Icon::Clock});
        if (placement.explainsQueue)
            all.append({.words = MessageWords::waiting()});
        break;
    case SendState::Failed:
        all.append({.icon = Icon::Alert, .colour = &Colours::danger});
        all.append({.words = MessageWords::failure(row), .colour = &Colours::danger});
        all.append({.words = u"·"_s, .colour = &Colours::danger});
        all.append({.words = MessageWords::tryAgain(), .colour = &Colours::danger, .bold = true, .hit = HitTryAgain{}});
        all.append({.words = u"·"_s, .colour = &Colours::danger});
        all.append(
            {.words = MessageWords::giveUp(row.change), .colour = &Colours::danger, .bold = true, .hit = HitGiveUp{}});
        break;
    case SendState::Sent:
        if (placement.showsTick)
            all.append({.icon = Icon::Check});
        break;
    case SendState::Sending:
        all.append({.icon = Icon::Clock, .whenLong = true});
        break;
    }
    return all;
}

void Trailer::flow(const MessageStyle &style, const Place &place)
{
    const qreal gap = style.theme.px(5);
    const qreal height = style.lineHeight;
    QPointF at = place.end + QPointF(style.theme.px(8), 0);
    for (Item &item : m_items) {
        const qreal width =
            item.icon ? style.icon : QFontMetricsF(fontOf(item.bold, style)).horizontalAdvance(item.words);
        if (at.x() + width > place.right && at.x() > place.left) {
            at = {place.left, m_bottom + height / 2};
            m_bottom += height;
        }
        item.rect = QRectF(at.x(), at.y() - height / 2, std::min(width, place.right - at.x()), height);
        at.rx() += width + gap;
    }
}

void Trailer::paint(QPainter &painter, const MessageStyle &style, Sending sending) const
{
    for (const Item &item : m_items) {
        if (item.whenLong && sending == Sending::Fresh)
            continue;
        const QColor colour = style.theme.colour(item.colour);
        if (item.icon) {
            const qreal inset = (item.rect.height() - item.rect.width()) / 2;
            style.icons.paint(painter, item.rect.adjusted(0, inset, 0, -inset), *item.icon, colour);
            continue;
        }
        const QFont &font = fontOf(item.bold, style);
        painter.setFont(font);
        painter.setPen(colour);
        // One pixel of air, so that rounding never cuts the last letter.
        const QString words = QFontMetricsF(font).elidedText(item.words, Qt::ElideRight, item.rect.width() + 1);
        painter.drawText(item.rect.adjusted(0, 0, 2, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, words);
    }
}

Hit Trailer::hit(const QPointF &point) const
{
    for (const Item &item : m_items) {
        if (item.rect.adjusted(-2, -2, 2, 2).contains(point) && !std::holds_alternative<std::monostate>(item.hit))
            return item.hit;
    }
    return {};
}

} // namespace madang::ui
