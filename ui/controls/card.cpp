// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/controls/card.h"

#include "ui/theme/shapes.h"

#include <QPainter>

namespace madang::ui
{

Card::Card(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Card::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paintBox(painter, {.rect = QRectF(rect()),
                       .radius = static_cast<qreal>(m_theme.px(8)),
                       .fill = m_theme.colours().base,
                       .line = m_theme.colours().border});
}

} // namespace madang::ui
