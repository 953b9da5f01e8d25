// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/icons.h"

#include <QFrame>

namespace madang::ui
{

class IconButton;

/// The small bar at a message's right top: react, reply, more. It floats over the row that the pointer or the keyboard
/// is on and does not know which one that is.
class ActionBar : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActionBar)

public:
    explicit ActionBar(const Icons &icons, QWidget *parent);

signals:
    void reactRequested();
    void replyRequested();
    void moreRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    static constexpr int buttonSide = 28;

    void setWords();

    const Icons &m_icons;
    IconButton *m_react;
    IconButton *m_reply;
    IconButton *m_more;
};

} // namespace madang::ui
