// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// The part of TimelineView that floats above the rows, and what follows from what is on screen: which pages are needed,
// what has been read, what is new.
#include "ui/timeline/actionbar.h"
#include "ui/timeline/emptynote.h"
#include "ui/timeline/jumppill.h"
#include "ui/timeline/messagewords.h"
#include "ui/timeline/timelineview.h"
#include "ui/timeline/timelinewords.h"

#include <QApplication>
#include <QDateTime>
#include <QEvent>

#include <algorithm>

namespace madang::ui
{

using client::Row;
using client::Timeline;

void TimelineView::buildOverlays()
{
    m_pill = new JumpPill(m_icons, viewport());
    m_actions = new ActionBar(m_icons, viewport());
    m_latest = new LatestButton(m_icons, viewport());
    m_note = new EmptyNote(m_theme, viewport());
    for (QWidget *overlay : std::initializer_list<QWidget *>{m_pill, m_actions, m_latest, m_note})
        overlay->hide();
    connect(m_pill, &JumpPill::clicked, this, &TimelineView::jumpToNew);
    connect(m_pill, &JumpPill::dismissed, this, [this] {
        m_pillDismissed = true;
        updatePill();
        setFocus(Qt::PopupFocusReason);
    });
    connect(m_latest, &LatestButton::clicked, this, &TimelineView::jumpToLatest);
    connect(m_note, &EmptyNote::acted, this, [this] {
        if (timeline() != nullptr && timeline()->hasFailed())
            timeline()->tryAgain();
        else
            emit emptyActionRequested();
    });
    connect(m_actions, &ActionBar::reactRequested, this, [this] { act(MessageAct::React, m_acting); });
    connect(m_actions, &ActionBar::replyRequested, this, [this] { act(MessageAct::Reply, m_acting); });
    connect(m_actions, &ActionBar::moreRequested, this, [this] {
        if (rowOf(m_acting) != nullptr)
            openMenu(timeline()->rowOf(m_acting), viewport()->mapToGlobal(m_actions->geometry().bottomLeft()));
    });
    setAccessibleName(TimelineWords::timeline());
}

void TimelineView::setEmptyWords(const QString &sentence, const QString &action)
{
    m_emptySentence = sentence;
    m_emptyAction = action;
    updateNote();
}

void TimelineView::onStateChanged()
{
    const Timeline *timeline = this->timeline();
    if (timeline == nullptr)
        return;
    m_strip.setEndIsNewest(timeline->isAtEnd());
    noticeArrivals(*timeline);
    watchSending();
    change();
}

void TimelineView::watchSending()
{
    QHash<MessageId, std::chrono::milliseconds> since;
    for (const Row &row : timeline()->rows()) {
        if (row.state == client::SendState::Sending)
            since.insert(row.id, m_sendingSince.value(row.id, m_clock.steady()));
    }
    m_sendingSince = since;
    if (m_sendingSince.isEmpty())
        m_sendingTimer.stop();
    else if (!m_sendingTimer.isActive())
        m_sendingTimer.start();
}

void TimelineView::noticeArrivals(const Timeline &timeline)
{
    if (timeline.lastN() <= m_arrivedN || m_arrivedN == 0 || timeline.isOpening()) {
        m_arrivedN = timeline.lastN();
        return;
    }
    const qint64 before = std::exchange(m_arrivedN, timeline.lastN());
    const QList<Row> &rows = timeline.rows();
    const bool fromOthers =
        timeline.rowOfN(timeline.lastN()) < 0 ||
        std::any_of(rows.begin(), rows.end(), [before](const Row &row) { return row.n > before && !row.own; });
    const bool allRead = !timeline.newAfterN() || m_read.readN() >= before;
    if (!fromOthers || !allRead || (isWatched() && m_strip.holdsEnd()))
        return;
    m_newLineSeen = false;
    m_pillDismissed = false;
    m_model->timeline().setNewAfterN(before);
}

bool TimelineView::isWatched() const
{
    return isVisible() && isActiveWindow();
}

void TimelineView::afterSettling()
{
    if (Timeline *timeline = this->timeline(); timeline != nullptr && m_strip.first() >= 0) {
        constexpr int margin = 20;
        timeline->setReader(m_strip.first(), m_strip.last());
        if (m_strip.first() < margin)
            timeline->loadOlder();
        if (m_strip.last() + margin >= m_strip.count())
            timeline->loadNewer();
        qint64 firstN = 0;
        qint64 lastN = 0;
        for (int row = m_strip.first(); isWatched() && row <= m_strip.last(); ++row) {
            if (!m_strip.isWhole(row) || !m_model->row(row).isPosted())
                continue;
            lastN = m_model->row(row).n;
            firstN = firstN == 0 ? lastN : firstN;
        }
        m_read.setSeen(firstN, lastN);
        if (m_read.isWaiting() && !m_readTimer.isActive())
            m_readTimer.start();
        const int newRow = m_model->newRow();
        if (newRow >= m_strip.first() && newRow <= m_strip.last() && isWatched())
            m_newLineSeen = true;
    }
    placeOverlays();
}

void TimelineView::placeOverlays()
{
    placeActionBar();
    updatePill();
    updateLatest();
    updateNote();
}

void TimelineView::placeActionBar()
{
    int row = m_hovered;
    const bool barFocused = m_actions->isAncestorOf(QApplication::focusWidget());
    if (row < 0 && m_keyboard && (hasFocus() || barFocused))
        row = currentIndex().row();
    const bool useful = m_model && row >= m_strip.first() && row <= m_strip.last() && row >= 0 && !m_dirty &&
                        m_model->row(row).isPosted() && !m_model->row(row).deleted;
    if (!useful) {
        m_actions->hide();
        return;
    }
    m_acting = m_model->row(row).id;
    const int top = m_strip.top(row) + layout(row).fill().top() - m_actions->height() / 2;
    m_actions->move(viewport()->width() - m_style->side - m_actions->width(),
                    std::clamp(top, 0, std::max(0, viewport()->height() - m_actions->height())));
    m_actions->show();
}

void TimelineView::updatePill()
{
    const Timeline *timeline = this->timeline();
    bool wanted =
        timeline != nullptr && m_strip.first() >= 0 && timeline->newAfterN() && !m_newLineSeen && !m_pillDismissed;
    int newRow = -1;
    if (wanted) {
        newRow = m_model->newRow();
        const bool notLoaded = newRow < 0 && timeline->at(0).n > *timeline->newAfterN() + 1;
        wanted = notLoaded || (newRow >= 0 && newRow < m_strip.first());
    }
    if (wanted) {
        const auto count = static_cast<int>(timeline->lastN() - *timeline->newAfterN());
        const QString since =
            newRow < 0 ? QString()
                       : Times::clock(QDateTime::fromMSecsSinceEpoch(m_model->row(newRow).at.count()).time());
        m_pill->setNew(count, since);
        m_pill->move((viewport()->width() - m_pill->width()) / 2, m_theme.px(8));
    }
    m_pill->setVisible(wanted);
}

void TimelineView::updateLatest()
{
    const Timeline *timeline = this->timeline();
    const bool wanted = timeline != nullptr && m_strip.first() >= 0 && !m_strip.holdsEnd();
    if (wanted) {
        const qint64 lastSeen = timeline->at(m_strip.last()).n;
        const qint64 known = std::max(m_read.readN(), lastSeen > 0 ? lastSeen : timeline->lastN());
        const QList<Row> &rows = timeline->rows();
        const bool mentioned = std::any_of(rows.begin() + m_strip.last(), rows.end(),
                                           [known](const Row &row) { return row.mentionsMe && row.n > known; });
        m_latest->setNew(static_cast<int>(std::max<qint64>(0, timeline->lastN() - known)),
                         mentioned ? LatestButton::Mention::Yes : LatestButton::Mention::No);
        m_latest->move(viewport()->width() - m_style->side - m_latest->width(),
                       viewport()->height() - m_latest->height() - m_theme.px(12));
    }
    m_latest->setVisible(wanted);
}

void TimelineView::updateNote()
{
    const Timeline *timeline = this->timeline();
    const bool wanted = timeline != nullptr && timeline->count() == 0 && !timeline->isOpening();
    if (wanted && timeline->hasFailed())
        m_note->say(TimelineWords::notLoaded(), MessageWords::tryAgain());
    else if (wanted)
        m_note->say(m_emptySentence.isEmpty() ? TimelineWords::nobodyWrote() : m_emptySentence,
                    m_emptySentence.isEmpty() ? TimelineWords::invite() : m_emptyAction);
    if (wanted) {
        m_note->adjustSize();
        m_note->move((viewport()->width() - m_note->width()) / 2, (viewport()->height() - m_note->height()) / 2);
    }
    m_note->setVisible(wanted);
}

void TimelineView::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    change();
}

void TimelineView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    switch (event->type()) {
    case QEvent::LanguageChange:
    case QEvent::LocaleChange:
        setAccessibleName(TimelineWords::timeline());
        restyle();
        break;
    case QEvent::ActivationChange:
        change(); // who looks may begin or end
        break;
    default:
        break;
    }
}

} // namespace madang::ui
