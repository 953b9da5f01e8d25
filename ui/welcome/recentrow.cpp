// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/welcome/recentrow.h"

#include "ui/text/times.h"
#include "ui/theme/shapes.h"

#include <QEvent>
#include <QPainter>

namespace madang::ui
{

using namespace Qt::StringLiterals;

RecentRow::RecentRow(const Theme &theme, const RecentServer &server, const QDate &today, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_server(server)
    , m_today(today)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &RecentRow::updateGeometry);
    retranslate();
}

void RecentRow::retranslate()
{
    m_where = m_server.address;
    if (m_server.lastUsed.isValid()) {
        m_where += u" · "_s + Times().dayInLine(m_server.lastUsed, m_today);
    }
    setText(m_server.name);
    setAccessibleName(tr("Open %1").arg(m_server.name));
    setAccessibleDescription(m_where);
    update();
}

QSize RecentRow::sizeHint() const
{
    return {m_theme.px(120), m_theme.px(46)};
}

void RecentRow::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &c = m_theme.colours();
    const qreal radius = m_theme.px(6);
    const int side = m_theme.px(8);
    QPainter painter(this);
    if (underMouse() || isDown()) {
        paintBox(painter,
                 {.rect = rect(), .radius = radius, .fill = isDown() ? darkened(c.hover) : c.hover, .line = {}});
    }
    if (hasFocus()) {
        paintFocusRing(painter, rect(), radius, m_theme);
    }
    const QRect words = rect().adjusted(side, m_theme.px(3), -side, -m_theme.px(3));
    const auto line = [&](const QFont &font, const QColor &colour, const QString &text, Qt::Alignment place) {
        painter.setFont(font);
        painter.setPen(colour);
        const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, words.width());
        painter.drawText(words, static_cast<int>(place) | Qt::TextSingleLine, shown);
    };
    line(m_theme.fonts().body, c.text, m_server.name, Qt::AlignTop | Qt::AlignLeft);
    line(m_theme.fonts().secondary, c.textSecondary, m_where, Qt::AlignBottom | Qt::AlignLeft);
}

void RecentRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QAbstractButton::changeEvent(event);
}

} // namespace madang::ui
