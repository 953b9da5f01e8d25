// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/controls/iconbutton.h"

namespace madang::ui
{

/// Filled with the accent when there is something to send, else an outline. A click never takes the focus.
class SendButton : public IconButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendButton)

public:
    explicit SendButton(const Icons &icons, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Icons &m_icons;
};

} // namespace madang::ui
