// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/composer/editor.h"

#include "ui/text/linebreak.h"

#include <QAbstractTextDocumentLayout>
#include <QGuiApplication>
#include <QInputMethod>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>

#include <utility>

namespace madang::ui
{

using namespace Qt::StringLiterals;

Editor::Editor(const Theme &theme, Commit commit, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
    , m_commit(std::move(commit))
{
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    adopt();
    connect(&theme, &Theme::changed, this, &Editor::adopt);
    connect(this, &QPlainTextEdit::textChanged, this, &Editor::contentChanged);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &Editor::fitHeight);
}

void Editor::adopt()
{
    setFont(m_theme.fonts().body);
    document()->setDocumentMargin(m_theme.px(2));
    fitHeight();
}

void Editor::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    setAccessibleName(text);
    viewport()->update();
}

bool Editor::isPlaceholderShown() const
{
    return document()->isEmpty() && m_preedit.isEmpty();
}

QString Editor::textWithPreedit() const
{
    QString text = toPlainText();
    return m_preedit.isEmpty() ? text : text.insert(textCursor().position(), m_preedit);
}

void Editor::settle()
{
    if (m_preedit.isEmpty()) {
        return;
    }
    m_commit();
    if (!m_preedit.isEmpty()) {
        // The input method has not answered at once, so the syllable is taken from the screen and its own copy dropped.
        QInputMethodEvent event;
        event.setCommitString(m_preedit);
        inputMethodEvent(&event);
        QGuiApplication::inputMethod()->reset();
    }
}

void Editor::replaceText(const QString &text)
{
    settle();
    if (toPlainText() != text) {
        setPlainText(text);
    }
    moveCursor(QTextCursor::End);
}

void Editor::commitAndSend()
{
    if (m_sendPending) {
        return;
    }
    if (m_preedit.isEmpty()) {
        emit sendRequested();
        return;
    }
    m_sendPending = true;
    m_commit();
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_sendPending = false;
            if (m_preedit.isEmpty()) {
                emit sendRequested();
            }
        },
        Qt::QueuedConnection);
}

void Editor::setLargest(int lines, int pixels)
{
    m_mostLines = lines;
    m_mostPixels = pixels;
    fitHeight();
}

void Editor::fitHeight()
{
    qreal text = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        text += blockBoundingRect(block).height();
    }
    const int line = QFontMetrics(font()).lineSpacing();
    // The last block holds the margin below itself.
    const int margins = qCeil(document()->documentMargin());
    const int wanted = qMax(line, qCeil(text)) + margins;
    const int most = qMax(line + margins, qMin(m_mostLines * line + margins, m_mostPixels));
    setVerticalScrollBarPolicy(wanted > most ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setFixedHeight(qMin(wanted, most));
}

void Editor::onEnter(Qt::KeyboardModifiers modifiers)
{
    const bool control = modifiers.testFlag(Qt::ControlModifier);
    const bool breaks = !control && (modifiers.testFlag(Qt::ShiftModifier) || m_sendKey == SendKey::ControlEnter);
    if (!m_preedit.isEmpty() && !isOnlyHangul(m_preedit)) {
        return;
    }
    if (!breaks) {
        commitAndSend();
        return;
    }
    settle();
    textCursor().insertText(u"\n"_s);
    ensureCursorVisible();
}

bool Editor::event(QEvent *event)
{
    // Offered here and not in keyPressEvent, because Qt moves the focus on Tab before that.
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        key->ignore();
        emit keyOffered(key);
        if (key->isAccepted()) {
            return true;
        }
        key->accept();
    }
    return QPlainTextEdit::event(event);
}

void Editor::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!event->isAutoRepeat()) {
            onEnter(event->modifiers() & ~Qt::KeypadModifier);
        }
        return;
    case Qt::Key_Escape:
        emit cancelRequested();
        return;
    case Qt::Key_Up:
        if (isPlaceholderShown() && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
            emit editLastRequested();
            return;
        }
        break;
    default:
        if (handleFormatting(*event)) {
            return;
        }
    }
    QPlainTextEdit::keyPressEvent(event);
}

bool Editor::handleFormatting(const QKeyEvent &event)
{
    if (event.modifiers() == Qt::ControlModifier && event.key() == Qt::Key_B) {
        wrapSelection(u"**"_s);
    } else if (event.modifiers() == Qt::ControlModifier && event.key() == Qt::Key_I) {
        wrapSelection(u"*"_s);
    } else if (event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier) && event.key() == Qt::Key_X) {
        wrapSelection(u"~~"_s);
    } else {
        return false;
    }
    return true;
}

void Editor::wrapSelection(const QString &mark)
{
    settle();
    QTextCursor cursor = textCursor();
    const QString inner = cursor.selectedText().replace(QChar::ParagraphSeparator, u'\n');
    cursor.insertText(mark + inner + mark);
    if (inner.isEmpty()) {
        cursor.movePosition(QTextCursor::Left, QTextCursor::MoveAnchor, static_cast<int>(mark.size()));
    }
    setTextCursor(cursor);
}

void Editor::inputMethodEvent(QInputMethodEvent *event)
{
    const QString before = m_preedit;
    m_preedit = event->preeditString();
    QPlainTextEdit::inputMethodEvent(event);
    if (before != m_preedit) {
        viewport()->update();
        emit contentChanged();
    }
}

void Editor::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (!isPlaceholderShown() || m_placeholder.isEmpty()) {
        return;
    }
    QPainter painter(viewport());
    painter.setPen(m_theme.colours().placeholder);
    const int margin = qRound(document()->documentMargin());
    const QRect room = viewport()->rect().adjusted(margin, margin, -margin, 0);
    const QString shown = fontMetrics().elidedText(m_placeholder, Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, shown);
}

void Editor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void Editor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    emit focusLeft();
}

void Editor::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    emit focusCame();
}

} // namespace madang::ui
