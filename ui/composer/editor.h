// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QPlainTextEdit>

#include <functional>

namespace madang::ui
{

/// The box that text is written in. It knows the keys and the input method; what is to be done about them it only asks
/// for. Its rules for Enter while a syllable is being composed:
///   preedit of nothing but Hangul   commit it, and ask to send in the next turn of the event loop, once
///   any other preedit               the key belongs to the input method: nothing is sent
class Editor : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Editor)

public:
    enum class SendKey { Enter, ControlEnter };
    /// Tells the input method to commit; a test answers instead of one.
    using Commit = std::function<void()>;

    Editor(const Theme &theme, Commit commit, QWidget *parent = nullptr);

    void setSendKey(SendKey key) { m_sendKey = key; }
    void setPlaceholder(const QString &text);
    [[nodiscard]] bool isPlaceholderShown() const;

    /// Committed text and what is being composed at the caret.
    [[nodiscard]] QString textWithPreedit() const;
    [[nodiscard]] QString preedit() const { return m_preedit; }
    /// Ends composing without losing the syllable; afterwards the text may be read and replaced.
    void settle();
    /// Settles first. The caret goes to the end.
    void replaceText(const QString &text);
    /// Commits, and asks to send when nothing is left to be composed.
    void commitAndSend();

    /// As high as its text, within one line and `lines` or `pixels`.
    void setLargest(int lines, int pixels);

signals:
    void sendRequested();
    void editLastRequested();
    void cancelRequested();
    /// The text or what is being composed has changed.
    void contentChanged();
    void focusLeft();
    void focusCame();
    /// A key that an open popup wants first: accept the event to keep it from the editor.
    void keyOffered(QKeyEvent *event);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void adopt();
    void fitHeight();
    void onEnter(Qt::KeyboardModifiers modifiers);
    void wrapSelection(const QString &mark);
    [[nodiscard]] bool handleFormatting(const QKeyEvent &event);

    const Theme &m_theme;
    Commit m_commit;
    SendKey m_sendKey = SendKey::Enter;
    QString m_placeholder;
    QString m_preedit;
    bool m_sendPending = false;
    int m_mostLines = 10;
    int m_mostPixels = QWIDGETSIZE_MAX;
};

} // namespace madang::ui
