// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QStyleOptionViewItem>

class QPainter;

namespace madang::ui
{

/// One piece of text in a row.
struct RowText {
    QString text;
    QFont font;
    QColor colour;
    Qt::Alignment place = Qt::AlignLeft | Qt::AlignVCenter;
};

/// What the rows of all lists have in common: the fill of the selected and the hovered one, section titles, badges.
class RowPainter
{
public:
    RowPainter(QPainter &painter, const Theme &theme, const QStyleOptionViewItem &option);

    /// The fill, the bar of the selected row, and the ring of the focused one.
    void back() const;
    void sectionTitle(const QString &title) const;
    void text(const QRect &room, const RowText &words) const;
    /// A filled pill at the right of `room`; the answer is the room left of it.
    [[nodiscard]] QRect badge(const QRect &room, const QString &words, Role fill) const;
    /// Words at the right of `room`; the answer is the room left of them.
    [[nodiscard]] QRect tag(const QRect &room, const QString &words, const QFont &font, Role colour) const;
    /// The row without its outer sides.
    [[nodiscard]] QRect sheet() const;

private:
    QPainter &m_painter;
    const Theme &m_theme;
    const QStyleOptionViewItem &m_option;
};

} // namespace madang::ui
