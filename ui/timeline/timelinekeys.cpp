// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// The part of TimelineView that answers the keyboard, and carries out what menus and buttons say.
#include "ui/timeline/actionbar.h"
#include "ui/timeline/emojipicker.h"
#include "ui/timeline/timelineview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace madang::ui
{

using client::Row;

const Row *TimelineView::rowOf(const MessageId &message) const
{
    const int row = m_model ? timeline()->rowOf(message) : -1;
    return row < 0 ? nullptr : &m_model->row(row);
}

const Row *TimelineView::focusedRow() const
{
    const int row = m_model ? currentIndex().row() : -1;
    return row < 0 || row >= m_model->rowCount() ? nullptr : &m_model->row(row);
}

QModelIndex TimelineView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    settle();
    if (m_strip.first() < 0)
        return {};
    m_keyboard = true;
    m_cursorMoved = true;
    const int last = m_strip.count() - 1;
    int row = currentIndex().isValid() ? currentIndex().row() : m_strip.last() + 1;
    const int page = viewport()->height() - qRound(m_style->lineHeight * 2);
    switch (action) {
    case MoveUp:
    case MoveLeft:
    case MovePrevious:
        --row;
        break;
    case MoveDown:
    case MoveRight:
    case MoveNext:
        ++row;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = last;
        break;
    case MovePageUp:
    case MovePageDown:
        m_strip.scrollBy(action == MovePageUp ? -page : page);
        change();
        settle();
        row = action == MovePageUp ? m_strip.first() : m_strip.last();
        if (!m_strip.isWhole(row))
            row += action == MovePageUp ? 1 : -1;
        break;
    }
    return m_model->index(std::clamp(row, 0, last));
}

void TimelineView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (std::exchange(m_cursorMoved, false))
        scrollTo(current);
    placeActionBar();
    viewport()->update();
}

bool TimelineView::takesLetters(const QKeyEvent &event) const
{
    const QString text = event.text();
    const auto held = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    return held == 0 && !text.isEmpty() && text.front().isPrint();
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const Row *row = focusedRow();
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->key() == Qt::Key_Escape) {
        jumpToLatest();
        emit composerWanted();
    } else if (event->key() == Qt::Key_End) {
        jumpToLatest();
        setCurrentIndex(m_model ? m_model->index(m_model->rowCount() - 1) : QModelIndex());
    } else if (event->key() == Qt::Key_PageUp && event->modifiers() == Qt::ShiftModifier) {
        jumpToNew();
    } else if (event->key() == Qt::Key_R && event->modifiers() == Qt::NoModifier && row != nullptr && m_keyboard) {
        if (row->isPosted())
            emit replyRequested(row->id);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && row != nullptr) {
        openMenu(currentIndex().row(), viewport()->mapToGlobal(visualRect(currentIndex()).center()));
    } else if (takesLetters(*event)) {
        emit typed(event->text());
    } else {
        QListView::keyPressEvent(event);
    }
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    const auto reason = event->reason();
    if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason ||
        reason == Qt::OtherFocusReason) {
        m_keyboard = true;
        settle();
        if (!currentIndex().isValid() && m_strip.last() >= 0)
            setCurrentIndex(m_model->index(m_strip.last()));
    }
    placeActionBar();
    viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QListView::focusOutEvent(event);
    QTimer::singleShot(0, this, [this] { placeActionBar(); });
    viewport()->update();
}

void TimelineView::copy()
{
    QString text = selectedText();
    const Row *row = focusedRow();
    if (text.isEmpty() && row != nullptr)
        text = row->text;
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void TimelineView::openMenu(int row, const QPoint &global)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const MessageId id = m_model->row(row).id;
    MessageMenu::fill(*menu, m_model->row(row), m_moderation, [this, id](MessageAct one) { act(one, id); });
    menu->popup(global);
}

void TimelineView::openPicker(int row)
{
    const MessageId id = m_model->row(row).id;
    auto *picker = new EmojiPicker(m_theme, this);
    picker->setAttribute(Qt::WA_DeleteOnClose);
    connect(picker, &EmojiPicker::chosen, this, [this, id](const QString &emoji) {
        const Row *chosenRow = rowOf(id);
        if (chosenRow == nullptr)
            return;
        const auto &all = chosenRow->reactions;
        const bool own = std::any_of(all.begin(), all.end(), [&emoji](const client::ReactionCount &reaction) {
            return reaction.own && reaction.emoji == emoji;
        });
        emit reactionToggled(id, emoji, !own);
    });
    const QRect rect = m_actions->isVisible() ? m_actions->geometry() : visualRect(m_model->index(row));
    picker->popup({viewport()->mapToGlobal(rect.topLeft()), rect.size()});
}

void TimelineView::act(MessageAct act, const MessageId &message)
{
    const Row *row = rowOf(message);
    if (row == nullptr)
        return;
    switch (act) {
    case MessageAct::React:
        openPicker(timeline()->rowOf(message));
        break;
    case MessageAct::Reply:
        emit replyRequested(message);
        break;
    case MessageAct::Edit:
        emit editRequested(message);
        break;
    case MessageAct::CopyText:
        QGuiApplication::clipboard()->setText(row->text);
        break;
    case MessageAct::Delete:
        emit deleteRequested(message);
        break;
    case MessageAct::MarkUnread:
        timeline()->setNewAfterN(row->n - 1);
        m_newLineSeen = true;
        emit unreadFrom(row->n);
        break;
    case MessageAct::TryAgain:
        emit tryAgainRequested(row->pending);
        break;
    case MessageAct::GiveUp:
        emit giveUpRequested(row->pending);
        break;
    }
}

} // namespace madang::ui
