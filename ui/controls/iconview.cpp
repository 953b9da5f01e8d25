// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/controls/iconview.h"

#include <QPainter>

namespace madang::ui
{

IconView::IconView(const Icons &icons, Icon icon, Role role, int side, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_icon(icon)
    , m_role(role)
    , m_side(side)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&icons.theme(), &Theme::changed, this, &IconView::updateGeometry);
}

QSize IconView::sizeHint() const
{
    return {m_icons.theme().px(m_side), m_icons.theme().px(m_side)};
}

void IconView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    m_icons.paint(painter, rect(), m_icon, m_icons.theme().colour(m_role));
}

} // namespace madang::ui
