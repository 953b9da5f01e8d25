// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/rooms/filterfield.h"

#include "ui/theme/shapes.h"

#include <QKeyEvent>
#include <QPainter>

namespace madang::ui
{

FilterField::FilterField(const Icons &icons, QWidget *parent)
    : QLineEdit(parent)
    , m_icons(icons)
{
    adopt();
    connect(&icons.theme(), &Theme::changed, this, &FilterField::adopt);
}

void FilterField::adopt()
{
    setTextMargins(m_icons.theme().px(26), 0, 0, 0);
}

void FilterField::setHint(const QString &shortcut)
{
    m_hint = shortcut;
    update();
}

void FilterField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const Theme &theme = m_icons.theme();
    const int side = theme.px(16);
    QPainter painter(this);
    m_icons.paint(painter, QRectF(theme.px(10), (height() - side) / 2.0, side, side), Icon::Search,
                  theme.colours().textSecondary);
    if (!text().isEmpty() || m_hint.isEmpty()) {
        return;
    }
    const QFont font = theme.fonts().secondary;
    const int width = QFontMetrics(font).horizontalAdvance(m_hint) + theme.px(10);
    const QRect box(this->width() - width - theme.px(10), (height() - theme.px(18)) / 2, width, theme.px(18));
    paintBox(painter, {.rect = box, .radius = theme.px(4) * 1.0, .fill = {}, .line = theme.colours().border});
    painter.setFont(font);
    painter.setPen(theme.colours().textSecondary);
    painter.drawText(box, Qt::AlignCenter, m_hint);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        emit stepRequested(event->key());
        return;
    case Qt::Key_Escape:
        emit escaped();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace madang::ui
