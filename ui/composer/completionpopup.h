// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/mentions.h"
#include "ui/theme/theme.h"

#include <QListWidget>
#include <QPointer>

class QKeyEvent;

namespace madang::ui
{

class Editor;

/// The people whose name begins like what stands behind the @ at the caret. It looks on while text is written, takes
/// Up, Down, Tab, Enter and Esc while it is open, and puts the chosen name in.
class CompletionPopup : public QListWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompletionPopup)

public:
    CompletionPopup(const Theme &theme, Editor &editor, QWidget *owner);

    void setPeople(const QList<Mentionable> &people) { m_people = people; }

private:
    void follow();
    void place();
    void accept();
    void onKey(QKeyEvent *event);
    /// Where the @ before the caret stands and what follows it; the start is -1 when there is none.
    struct Typed {
        qsizetype start = -1;
        QString text;
    };
    [[nodiscard]] Typed typed() const;

    const Theme &m_theme;
    Editor &m_editor;
    QList<Mentionable> m_people;
    QList<Mentionable> m_shown;
};

} // namespace madang::ui
