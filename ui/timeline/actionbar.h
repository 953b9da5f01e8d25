// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/icons.h"

#include <QFrame>

class QToolButton;

namespace madang::ui
{

/// The small bar at a message's right top: react, reply, more. It floats over the row that the pointer or the keyboard
/// is on and does not know which one that is.
class ActionBar : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActionBar)

public:
    explicit ActionBar(const Icons &icons, QWidget *parent);

    /// At its size for the present text size.
    void refresh();

signals:
    void reactRequested();
    void replyRequested();
    void moreRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setWords();

    const Icons &m_icons;
    QToolButton *m_react;
    QToolButton *m_reply;
    QToolButton *m_more;
};

} // namespace madang::ui
