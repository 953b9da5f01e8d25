// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>

#include <array>

namespace madang::ui
{

/// What each colour is for. Code names a role, never a colour, so that a change of theme changes everything.
struct Colours {
    QColor window;      ///< sidebar, dialogs
    QColor base;        ///< timeline, fields
    QColor hover;       ///< the row under the pointer, code
    QColor selected;    ///< the current row
    QColor ownTint;     ///< behind own messages
    QColor mentionTint; ///< behind a message that names the reader
    QColor mentionBar;  ///< and the bar at its side
    QColor text;
    QColor textSecondary;
    QColor placeholder;
    QColor accent;     ///< fill of the one primary button
    QColor onAccent;   ///< text on it
    QColor accentText; ///< accent as text or icon; in the light theme not on `selected`
    QColor link;
    QColor border;  ///< hairlines that only decorate
    QColor control; ///< outline of what can be operated
    QColor focus;
    QColor danger;
    QColor dangerBack;
    QColor warning;
    QColor warningBack;
    QColor success;
    QColor successBack;
    QColor info;
    QColor infoBack;
    QColor active; ///< presence
    QColor away;
    QColor busy;
    QColor offline;
    QColor badgeUnread;
    QColor badgeMention;
    QColor onBadge;
    std::array<QColor, 8> senders; ///< names of people
    std::array<QColor, 8> avatars; ///< fill behind their initials, which are `onBadge`

    friend bool operator==(const Colours &, const Colours &) = default;
};

/// A role as a value: how icons and labels remember what to be drawn in.
using Role = QColor Colours::*;

[[nodiscard]] const Colours &lightColours();
[[nodiscard]] const Colours &darkColours();

} // namespace madang::ui
