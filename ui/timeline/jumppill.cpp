// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/jumppill.h"

#include "ui/timeline/floating.h"
#include "ui/timeline/timelinewords.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>

namespace madang::ui
{

using namespace Qt::StringLiterals;

namespace
{
void paintFocus(QPainter &painter, const QWidget &widget, const Theme &theme, qreal radius)
{
    if (!widget.hasFocus())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colours().focus, 2));
    painter.setBrush(Qt::NoBrush);
    const int inset = floatingMargin();
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset), radius, radius);
}
} // namespace

JumpPill::JumpPill(const Icons &icons, QWidget *parent)
    : QAbstractButton(parent)
    , m_icons(icons)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
}

void JumpPill::setNew(int count, const QString &since)
{
    const QString what = since.isEmpty() ? TimelineWords::newMessages(count) : TimelineWords::newSince(count, since);
    const QString words = what + u"  ·  "_s + TimelineWords::jump();
    m_words = words;
    setAccessibleName(what + u", "_s + TimelineWords::jump());
    resize(sizeHint());
    update();
}

QSize JumpPill::sizeHint() const
{
    const Theme &theme = m_icons.theme();
    const QFontMetrics metrics(theme.fonts().secondaryBold);
    const int margin = floatingMargin() * 2;
    return {metrics.horizontalAdvance(m_words) + theme.px(16 + 8 + 14 + 10) + margin, theme.px(30) + margin};
}

QRect JumpPill::cross() const
{
    const int size = height();
    return {width() - size, 0, size, size};
}

void JumpPill::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_icons.theme();
    QPainter painter(this);
    const qreal radius = height() / 2.0 - floatingMargin();
    paintFloating(painter, rect(), radius, theme);
    painter.setFont(theme.fonts().secondaryBold);
    painter.setPen(theme.colours().accentText);
    painter.drawText(rect().adjusted(floatingMargin() + theme.px(16), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     m_words);
    const QRect area = cross();
    const int inset = (area.height() - theme.px(12)) / 2;
    m_icons.paint(painter, area.adjusted(inset, inset, -inset, -inset), Icon::Close, theme.colours().textSecondary);
    paintFocus(painter, *this, theme, radius);
}

void JumpPill::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        emit dismissed();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void JumpPill::mouseReleaseEvent(QMouseEvent *event)
{
    if (isDown() && cross().contains(event->position().toPoint())) {
        setDown(false);
        emit dismissed();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

LatestButton::LatestButton(const Icons &icons, QWidget *parent)
    : QAbstractButton(parent)
    , m_icons(icons)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setNew(0, Mention::No);
}

void LatestButton::setNew(int count, Mention mention)
{
    m_count = count;
    m_mention = mention;
    setToolTip(TimelineWords::toLatest(count));
    setAccessibleName(TimelineWords::toLatest(count));
    resize(sizeHint());
    update();
}

QString LatestButton::number() const
{
    constexpr int most = 999;
    if (m_count == 0)
        return {};
    return m_count > most ? u"999+"_s : QString::number(m_count);
}

QSize LatestButton::sizeHint() const
{
    const Theme &theme = m_icons.theme();
    const int margin = floatingMargin() * 2;
    int width = theme.px(36);
    if (m_count > 0)
        width += QFontMetrics(theme.fonts().secondaryBold).horizontalAdvance(number()) + theme.px(8);
    return {width + margin, theme.px(36) + margin};
}

void LatestButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_icons.theme();
    QPainter painter(this);
    const qreal radius = height() / 2.0 - floatingMargin();
    paintFloating(painter, rect(), radius, theme);
    const QColor colour = m_mention == Mention::Yes ? theme.colours().accentText : theme.colours().textSecondary;
    const int size = theme.px(18);
    const int left = floatingMargin() + theme.px(9);
    m_icons.paint(painter, QRect(left, (height() - size) / 2, size, size), Icon::ArrowDown, colour);
    if (m_count > 0) {
        painter.setFont(theme.fonts().secondaryBold);
        painter.setPen(m_mention == Mention::Yes ? colour : theme.colours().text);
        painter.drawText(rect().adjusted(left + size + theme.unit(), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         number());
    }
    paintFocus(painter, *this, theme, radius);
}

} // namespace madang::ui
