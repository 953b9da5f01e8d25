// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/times.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QDate>

namespace madang::ui
{

/// What all messages of a timeline have in common: the sizes (made of the theme's unit), the words for days, and whose
/// colours to draw in. Made anew when the theme or the language changes.
struct MessageStyle {
    const Theme &theme;
    const Icons &icons;
    Times times;
    QDate today;

    int side = 20;   ///< margin left and right
    int avatar = 36; ///< its diameter
    int gutter = 12; ///< between avatar and text
    int groupGap = 14;
    int padTop = 4; ///< of what is filled on hover; less for a row that continues a group
    int padTopNext = 3;
    int padBottom = 4;
    int separator = 34; ///< height of a day line or the "New" line
    int separatorMiddle = 21;
    int icon = 16;
    qreal lineHeight = 20;
    qreal smallLineHeight = 18;
    qreal measure = 644; ///< the text column is no wider: 46 em

    MessageStyle(const Theme &theTheme, const Icons &theIcons, const Times &theTimes, const QDate &theDay);

    [[nodiscard]] int textLeft() const { return side + avatar + gutter; }
    [[nodiscard]] qreal textWidth(int rowWidth) const;
    [[nodiscard]] int unit() const { return theme.unit(); }
    /// What a row that nobody has measured is taken for.
    [[nodiscard]] int usualHeight() const;
};

} // namespace madang::ui
