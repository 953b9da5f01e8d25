// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/icons.h"

#include <QToolButton>

namespace madang::ui
{

/// A square button of one icon. What it does is said twice: as its tooltip and to screen readers.
class IconButton : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IconButton)

public:
    /// `side` as in the design, at 100%.
    IconButton(const Icons &icons, Icon icon, int side = 32, QWidget *parent = nullptr);

    /// The whole of its wording; `shortcut` is only shown.
    void setWording(const QString &name, const QKeySequence &shortcut = {});
    void setDrawing(Icon icon, Role role = &Colours::textSecondary);

private:
    void adopt();

    const Icons &m_icons;
    int m_side;
};

} // namespace madang::ui
