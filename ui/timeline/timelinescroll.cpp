// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// The part of TimelineView that goes to places.
#include "ui/timeline/timelineview.h"

#include <QCursor>
#include <QScrollBar>

#include <algorithm>
#include <cstdlib>

namespace madang::ui
{

void TimelineView::updateScrollBar()
{
    QScrollBar *bar = verticalScrollBar();
    bar->setRange(0, std::max(0, m_strip.total() - viewport()->height()));
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(qRound(m_style->lineHeight * 2));
    bar->setValue(m_strip.offset());
}

void TimelineView::place()
{
    if (!m_model)
        return;
    if (m_toEnd) {
        m_toEnd = m_strip.count() == 0;
        return;
    }
    const int row = m_model->newRow();
    m_toNew = row > 0 || (row == 0 && !timeline()->isAtEnd());
}

void TimelineView::showRow(int row, int y)
{
    if (row < 0)
        return;
    m_toNew = false;
    m_strip.holdRow(row, y);
    change();
    settle();
}

void TimelineView::jumpToLatest()
{
    if (timeline() == nullptr)
        return;
    m_toEnd = !timeline()->isAtEnd();
    timeline()->showNewest();
    m_toNew = false;
    m_strip.holdEnd();
    change();
}

void TimelineView::jumpToNew()
{
    if (timeline() == nullptr)
        return;
    m_pillDismissed = true;
    const int row = m_model->newRow();
    if (row >= 0)
        showRow(row, viewport()->height() / 3);
    else if (timeline()->newAfterN())
        timeline()->open({.lastN = timeline()->lastN(), .readN = *timeline()->newAfterN()});
}

void TimelineView::showMessage(const MessageId &message)
{
    if (m_model)
        m_model->timeline().showMessage(message);
}

void TimelineView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || !m_model)
        return;
    settle();
    const int row = index.row();
    const QRect rect = visualRect(index);
    if (hint == PositionAtCenter) {
        showRow(row, (viewport()->height() - rect.height()) / 2);
    } else if (hint == PositionAtTop || rect.top() < 0) {
        showRow(row, 0);
    } else if (hint == PositionAtBottom || rect.bottom() >= viewport()->height()) {
        showRow(row, std::max(0, viewport()->height() - layout(row).height()));
    }
}

void TimelineView::scrollContentsBy(int, int)
{
    if (m_settling)
        return;
    m_toNew = false;
    const QScrollBar *bar = verticalScrollBar();
    const int pixels = bar->value() - m_strip.offset();
    if (bar->value() == bar->maximum()) {
        m_strip.holdEnd();
    } else if (std::abs(pixels) <= viewport()->height() * 2) {
        m_strip.scrollBy(pixels);
    } else {
        m_strip.scrollTo(bar->value());
    }
    m_scrolledTimer.start();
    change();
    settle();
    if (viewport()->underMouse())
        hover(viewport()->mapFromGlobal(QCursor::pos()));
}

int TimelineView::verticalOffset() const
{
    return m_strip.offset();
}

} // namespace madang::ui
