// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/composer/draft.h"
#include "ui/controls/iconbutton.h"
#include "ui/controls/label.h"

#include <QWidget>

namespace madang::ui
{

/// The line above the text that says which message is being answered or edited, with a way out.
class SubjectBar : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SubjectBar)

public:
    explicit SubjectBar(const Icons &icons, QWidget *parent = nullptr);

    void show(ComposeMode mode, const Subject &subject);
    [[nodiscard]] QString text() const { return m_title->text(); }

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const Theme &m_theme;
    Label *m_title;
    Label *m_quote;
    IconButton *m_close;
    ComposeMode m_mode = ComposeMode::Plain;
    Subject m_subject;
};

} // namespace madang::ui
