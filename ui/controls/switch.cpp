// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/controls/switch.h"

#include "ui/theme/shapes.h"

#include <QPainter>

namespace madang::ui
{

Switch::Switch(const Theme &theme, QWidget *parent)
    : QCheckBox(parent)
    , m_theme(theme)
{
    setAttribute(Qt::WA_Hover);
    connect(&theme, &Theme::changed, this, &Switch::updateGeometry);
}

QSize Switch::track() const
{
    return {m_theme.px(36), m_theme.px(20)};
}

QSize Switch::sizeHint() const
{
    const int words = text().isEmpty() ? 0 : m_theme.px(10) + fontMetrics().horizontalAdvance(text());
    return {track().width() + words + m_theme.px(4), qMax(m_theme.px(28), fontMetrics().height())};
}

void Switch::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &c = m_theme.colours();
    const QRectF rail(QPointF(m_theme.px(2), (height() - track().height()) / 2.0), QSizeF(track()));
    const qreal knob = rail.height() - m_theme.px(6);
    const qreal left = isChecked() ? rail.right() - knob - m_theme.px(3) : rail.left() + m_theme.px(3);
    QPainter painter(this);
    painter.setOpacity(isEnabled() ? 1 : 0.45);
    paintBox(painter, {.rect = rail,
                       .radius = rail.height() / 2,
                       .fill = isChecked() ? c.accent : c.base,
                       .line = isChecked() ? c.accent : c.control});
    paintBox(painter, {.rect = QRectF(left, rail.top() + m_theme.px(3), knob, knob),
                       .radius = knob / 2,
                       .fill = isChecked() ? c.onAccent : c.control,
                       .line = {}});
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        paintFocusRing(painter, rail.adjusted(-2, -3, 2, 3), rail.height() / 2 + 3, m_theme);
    }
    painter.setPen(c.text);
    const QRectF words(rail.right() + m_theme.px(10), 0, width() - rail.right() - m_theme.px(10), height());
    painter.drawText(words, Qt::AlignVCenter | Qt::TextShowMnemonic, text());
}

} // namespace madang::ui
