// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/controls/iconbutton.h"

#include "ui/text/usertext.h"

#include <QKeySequence>

namespace madang::ui
{

IconButton::IconButton(const Icons &icons, Icon icon, int side, QWidget *parent)
    : QToolButton(parent)
    , m_icons(icons)
    , m_side(side)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setDrawing(icon);
    adopt();
    connect(&icons.theme(), &Theme::changed, this, &IconButton::adopt);
}

void IconButton::setWording(const QString &name, const QKeySequence &shortcut)
{
    setAccessibleName(name);
    setToolTip(
        safeToolTip(shortcut.isEmpty() ? name : u"%1 (%2)"_s.arg(name, shortcut.toString(QKeySequence::NativeText))));
}

void IconButton::setDrawing(Icon icon, Role role)
{
    setIcon(m_icons.icon(icon, role));
}

void IconButton::adopt()
{
    const Theme &theme = m_icons.theme();
    setIconSize({theme.px(18), theme.px(18)});
    setFixedSize(theme.px(m_side), theme.px(m_side));
}

} // namespace madang::ui
