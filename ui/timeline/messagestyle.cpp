// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/messagestyle.h"

#include <QFontInfo>
#include <QFontMetricsF>

#include <algorithm>

namespace madang::ui
{

namespace
{
constexpr qreal bodyLine = 1.45;
constexpr qreal measureInEm = 46;

qreal em(const QFont &font)
{
    return QFontInfo(font).pixelSize();
}
} // namespace

MessageStyle::MessageStyle(const Theme &theTheme, const Icons &theIcons, const Times &theTimes, const QDate &theDay)
    : theme(theTheme)
    , icons(theIcons)
    , times(theTimes)
    , today(theDay)
    , side(theme.px(20))
    , avatar(theme.px(36))
    , gutter(theme.px(12))
    , groupGap(theme.px(14))
    , padTop(theme.px(4))
    , padTopNext(theme.px(3))
    , padBottom(theme.px(4))
    , separator(theme.px(34))
    , separatorMiddle(theme.px(21))
    , icon(theme.px(16))
    , lineHeight(em(theme.fonts().body) * bodyLine)
    , smallLineHeight(em(theme.fonts().secondary) * bodyLine)
    , measure(em(theme.fonts().body) * measureInEm)
{
}

qreal MessageStyle::textWidth(int rowWidth) const
{
    return std::clamp<qreal>(rowWidth - textLeft() - side, em(theme.fonts().body) * 4, measure);
}

int MessageStyle::usualHeight() const
{
    return qRound(lineHeight * 2) + padTop + padBottom;
}

} // namespace madang::ui
