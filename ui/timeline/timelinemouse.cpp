// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// The part of TimelineView that answers the mouse.
#include "ui/text/usertext.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

namespace madang::ui
{

using namespace Qt::StringLiterals;
using client::Row;

TimelineView::Point TimelineView::pointAt(const QPoint &position) const
{
    if (!m_model)
        return {};
    const int row = indexAt(position).row();
    if (row < 0)
        return {};
    const QPointF inside = QPointF(position) - QPointF(0, m_strip.top(row));
    return {.row = row, .inside = inside, .hit = layout(row).hit(inside)};
}

void TimelineView::hover(const QPoint &position)
{
    const Point point = viewport()->rect().contains(position) ? pointAt(position) : Point{};
    if (point.row != m_hovered) {
        m_hovered = point.row;
        placeActionBar();
        viewport()->update();
    }
    const bool text = std::holds_alternative<HitText>(point.hit);
    const bool nothing =
        std::holds_alternative<std::monostate>(point.hit) || std::holds_alternative<HitTime>(point.hit);
    viewport()->setCursor(text ? Qt::IBeamCursor : (nothing ? Qt::ArrowCursor : Qt::PointingHandCursor));
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    m_keyboard = false;
    if (event->button() != Qt::LeftButton) {
        event->accept();
        return;
    }
    m_pressed = pointAt(event->position().toPoint());
    m_selection = {};
    m_selecting = false;
    if (m_pressed->row >= 0) {
        setCurrentIndex(m_model->index(m_pressed->row));
        const MessageLayout &one = layout(m_pressed->row);
        const int position = one.textPosition(m_pressed->inside);
        m_selection = {.message = one.row().id, .from = position, .to = position};
    }
    viewport()->update();
    event->accept();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint position = event->position().toPoint();
    if ((event->buttons() & Qt::LeftButton) != 0 && m_pressed && m_pressed->row >= 0 && m_model) {
        const int row = timeline()->rowOf(m_selection.message);
        if (row < 0)
            return;
        const QPointF inside = QPointF(position) - QPointF(0, m_strip.top(row));
        m_selecting =
            m_selecting || (QPointF(position) - QPointF(0, m_strip.top(row)) - m_pressed->inside).manhattanLength() >=
                               QApplication::startDragDistance();
        if (m_selecting) {
            Selection wider = m_selection;
            wider.to = layout(row).textPosition(inside);
            selectText(wider);
        }
        return;
    }
    hover(position);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const Point pressed = *std::exchange(m_pressed, std::nullopt);
    const Point released = pointAt(event->position().toPoint());
    if (!m_selecting && released.row >= 0 && released.row == pressed.row &&
        released.hit.index() == pressed.hit.index()) {
        const Row row = m_model->row(released.row);
        activate(released.hit, row);
    }
    m_selecting = false;
    event->accept();
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Point point = pointAt(event->position().toPoint());
    if (point.row < 0)
        return;
    const MessageLayout &one = layout(point.row);
    if (const auto *text = std::get_if<HitText>(&point.hit)) {
        const TextRange word = one.text().wordAt(text->position);
        selectText({.message = one.row().id, .from = word.start, .to = word.start + word.length});
    }
    event->accept();
}

void TimelineView::selectText(const Selection &selection)
{
    m_selection = selection;
    viewport()->update();
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (clipboard->supportsSelection() && selection.range().length > 0)
        clipboard->setText(selectedText(), QClipboard::Selection);
}

QString TimelineView::selectedText() const
{
    const Row *row = rowOf(m_selection.message);
    const TextRange range = m_selection.range();
    return row == nullptr || row->deleted ? QString() : row->text.mid(range.start, range.length);
}

void TimelineView::activate(const Hit &hit, const Row &row)
{
    if (const auto *link = std::get_if<HitLink>(&hit)) {
        if (isOpenable(link->url))
            emit linkActivated(link->url);
    } else if (const auto *quote = std::get_if<HitQuote>(&hit)) {
        showMessage(quote->message);
    } else if (const auto *reaction = std::get_if<HitReaction>(&hit)) {
        if (row.isPosted())
            emit reactionToggled(row.id, reaction->emoji, !reaction->own);
    } else if (const auto *person = std::get_if<HitPerson>(&hit)) {
        emit personActivated(person->user);
    } else if (std::holds_alternative<HitTryAgain>(hit)) {
        emit tryAgainRequested(row.pending);
    } else if (std::holds_alternative<HitGiveUp>(hit)) {
        emit giveUpRequested(row.pending);
    }
}

void TimelineView::showToolTip(const QPoint &global, const QPoint &position)
{
    const Point point = pointAt(position);
    QString words;
    if (const auto *link = std::get_if<HitLink>(&point.hit)) {
        words = link->url.host().isEmpty() ? link->url.toDisplayString() : link->url.host();
    } else if (const auto *reaction = std::get_if<HitReaction>(&point.hit)) {
        words = reaction->names.join(", "_L1);
    } else if (std::holds_alternative<HitTime>(point.hit)) {
        words = m_style->times.full(QDateTime::fromMSecsSinceEpoch(m_model->row(point.row).at.count()));
    }
    QToolTip::showText(global, safeToolTip(words), viewport());
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showToolTip(help->globalPos(), help->pos());
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered >= 0) {
        m_hovered = -1;
        placeActionBar();
        viewport()->update();
    }
    return QListView::viewportEvent(event);
}

} // namespace madang::ui
