// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/composer/draft.h"
#include "ui/composer/editor.h"
#include "ui/composer/writingwatch.h"
#include "ui/text/mentions.h"
#include "ui/theme/icons.h"

#include <QPointer>
#include <QWidget>

namespace madang::ui
{

class CompletionPopup;
class Label;
class IconButton;
class SendButton;
class SubjectBar;

/// Where a message is written: the text box, what it answers or edits, and Send. It keeps no drafts and sends nothing;
/// it says what there is to keep and to send.
class Composer : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Composer)

public:
    enum class Link { Online, Offline };

    /// `commit` makes the input method finish its syllable; empty stands for Qt's.
    Composer(const Icons &icons, const client::Clock &clock, Editor::Commit commit = {}, QWidget *parent = nullptr);
    ~Composer() override;

    /// Shows another room's draft; nothing happens when the room is open already. `address` as people see it:
    /// "#general", "Mina Kim".
    void openRoom(const QString &roomId, const QString &address, const Draft &draft);
    /// The name of the open room has changed.
    void setAddress(const QString &address);
    void setLink(Link link);
    void setPeople(const QList<Mentionable> &people);
    void setTextLimit(int codePoints);
    void setSendKey(Editor::SendKey key);
    /// The editor grows to 40 percent of this.
    void setTimelineHeight(int pixels);

    void startReply(const Subject &subject);
    void startEdit(const Subject &subject);
    /// Leaves a reply or an edit; false when there was none.
    bool cancelSubject();
    /// For a key that was typed elsewhere, or a name that was chosen there.
    void insertText(const QString &text);
    void focusText();

    /// All of it, with the syllable that is being composed.
    [[nodiscard]] Draft draft() const;
    /// Says now what would be said half a second later: before another room, and before the end.
    void flushDraft();
    [[nodiscard]] Editor &editor() { return *m_editor; }

public slots:
    /// Looks at the clock; the own timer calls it, and tests do.
    void tick();

signals:
    void sent(const madang::ui::Composed &message);
    void draftChanged(const QString &roomId, const madang::ui::Draft &draft);
    void editLastRequested();
    void typingStarted();
    void typingStopped();
    /// Esc, and there was nothing here to cancel.
    void escaped();
    void emojiRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void refresh();
    void send();
    void onContentChanged();
    void onEscape();
    void setMode(ComposeMode mode, const Subject &subject);
    void showDraft(const Draft &draft);

    const Theme &m_theme;
    Editor *m_editor;
    SubjectBar *m_subjectBar;
    Label *m_counter;
    IconButton *m_emoji;
    SendButton *m_send;
    QPointer<CompletionPopup> m_completion;
    WritingWatch m_watch;

    QString m_roomId;
    QString m_address;
    Draft m_draft; ///< all but the text, which is the editor's
    QList<Mentionable> m_people;
    Link m_link = Link::Online;
    int m_limit = 4000;
    bool m_loading = false;
};

} // namespace madang::ui
