// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/typingline.h"

#include <QEvent>
#include <QPainter>

namespace madang::ui
{

using namespace Qt::StringLiterals;

TypingLine::TypingLine(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(u"typing"_s);
    connect(&theme, &Theme::changed, this, &TypingLine::refresh);
    refresh();
}

void TypingLine::show(const QStringList &names)
{
    if (names == m_names)
        return;
    m_names = names;
    refresh();
}

QString TypingLine::sentence(const QStringList &names)
{
    switch (names.size()) {
    case 0:
        return {};
    case 1:
        return tr("%1 is typing…").arg(names.at(0));
    case 2:
        return tr("%1 and %2 are typing…").arg(names.at(0), names.at(1));
    case 3:
        return tr("%1, %2 and %3 are typing…").arg(names.at(0), names.at(1), names.at(2));
    default:
        return tr("Several people are typing…");
    }
}

void TypingLine::refresh()
{
    setFixedHeight(m_theme.px(24));
    setAccessibleName(sentence(m_names));
    update();
}

void TypingLine::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(&Colours::base));
    if (m_names.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colour(&Colours::textSecondary));
    const qreal radius = m_theme.px(3);
    qreal x = m_theme.px(20) + radius;
    for (int dot = 0; dot < 3; ++dot) {
        painter.drawEllipse(QPointF(x, height() / 2.0), radius, radius);
        x += m_theme.px(9);
    }
    painter.setPen(m_theme.colour(&Colours::textSecondary));
    painter.setFont(m_theme.fonts().secondary);
    const QRectF line = QRectF(rect()).adjusted(x, 0, -m_theme.px(20), 0);
    const QString text =
        painter.fontMetrics().elidedText(sentence(m_names), Qt::ElideRight, static_cast<int>(line.width()));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
}

void TypingLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace madang::ui
