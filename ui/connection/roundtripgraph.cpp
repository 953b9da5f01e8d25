// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/roundtripgraph.h"

#include "ui/connection/figures.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace madang::ui
{

using client::RoundTrip;

namespace
{

using namespace std::chrono_literals;

constexpr int graphHeight = 40;
constexpr auto leastScale = 20ms; ///< so that a quick line is a calm one

bool isQuicker(const RoundTrip &one, const RoundTrip &other)
{
    return one.took < other.took;
}

} // namespace

RoundTripGraph::RoundTripGraph(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    theme.follow(this, [this] {
        updateGeometry();
        update();
    });
    retranslate();
}

void RoundTripGraph::show(const QList<RoundTrip> &roundTrips)
{
    if (roundTrips == m_roundTrips)
        return;
    m_roundTrips = roundTrips;
    retranslate();
    update();
}

QString RoundTripGraph::words(const QList<RoundTrip> &roundTrips)
{
    if (roundTrips.isEmpty())
        return tr("Not measured yet.");
    const auto [least, most] = std::minmax_element(roundTrips.begin(), roundTrips.end(), isQuicker);
    return tr("Latest %1, from %2 to %3 in %n measurement(s).", nullptr, static_cast<int>(roundTrips.size()))
        .arg(Figures::roundTrip(roundTrips.last().took), Figures::roundTrip(least->took),
             Figures::roundTrip(most->took));
}

void RoundTripGraph::retranslate()
{
    setAccessibleName(tr("Round trip graph"));
    setAccessibleDescription(words(m_roundTrips));
    setToolTip(words(m_roundTrips));
}

QSize RoundTripGraph::sizeHint() const
{
    return {m_theme.px(120), m_theme.px(graphHeight)};
}

void RoundTripGraph::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &c = m_theme.colours();
    const qreal margin = m_theme.px(3);
    const QRectF room = QRectF(rect()).adjusted(0, margin, 0, -margin);
    QPainter painter(this);
    painter.fillRect(QRectF(room.left(), qRound(room.top()), room.width(), 1), c.border);
    painter.fillRect(QRectF(room.left(), qRound(room.bottom()), room.width(), 1), c.border);
    if (m_roundTrips.isEmpty()) {
        painter.setFont(m_theme.fonts().secondary);
        painter.setPen(c.textSecondary);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, words(m_roundTrips));
        return;
    }
    const auto most = std::max_element(m_roundTrips.begin(), m_roundTrips.end(), isQuicker)->took;
    const auto scale = static_cast<qreal>(std::max<client::milliseconds>(most, leastScale).count());
    const qreal step = room.width() / static_cast<qreal>(client::Pulse::most - 1);
    const auto place = [&](qsizetype index) {
        const auto fromRight = static_cast<qreal>(m_roundTrips.size() - 1 - index);
        const auto share = static_cast<qreal>(m_roundTrips.at(index).took.count()) / scale;
        return QPointF(room.right() - margin - fromRight * step,
                       room.bottom() - margin - share * (room.height() - 2 * margin));
    };
    QPolygonF line;
    for (qsizetype index = 0; index < m_roundTrips.size(); ++index)
        line.append(place(index));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(c.accentText, m_theme.px(3) / 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.setBrush(c.accentText);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(line.last(), m_theme.px(5) / 2.0, m_theme.px(5) / 2.0);
}

void RoundTripGraph::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace madang::ui
