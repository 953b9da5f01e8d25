// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT

/// How large things are, and where their parts lie; style.cpp draws them.
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QStyleOption>

namespace madang::ui
{

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    if (control == CC_ComboBox && part == SC_ComboBoxEditField) {
        return option->rect.adjusted(m_theme.px(8), 2, -m_theme.px(28), -2);
    }
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || bar == nullptr) {
        return QProxyStyle::subControlRect(control, option, part, widget);
    }
    const bool vertical = bar->orientation == Qt::Vertical;
    const QRect whole = bar->rect;
    const int length = vertical ? whole.height() : whole.width();
    const int range = bar->maximum - bar->minimum;
    const int smallest = qMin(length, m_theme.px(28));
    const int wanted = range + bar->pageStep > 0
                           ? static_cast<int>(qint64(bar->pageStep) * length / (qint64(range) + bar->pageStep))
                           : length;
    const int handle = qBound(smallest, wanted, length);
    const int start =
        sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto stretch = [&](int from, int size) {
        return vertical ? QRect(whole.left(), whole.top() + from, whole.width(), size)
                        : QRect(whole.left() + from, whole.top(), size, whole.height());
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return stretch(start, handle);
    case SC_ScrollBarSubPage:
        return stretch(0, start);
    case SC_ScrollBarAddPage:
        return stretch(start + handle, length - start - handle);
    case SC_ScrollBarGroove:
        return whole;
    default:
        return {};
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        return option->rect.adjusted(m_theme.px(8), 2, -m_theme.px(8), -2);
    }
    const QRect usual = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_RadioButtonFocusRect) {
        return usual.adjusted(-m_theme.px(4), -m_theme.px(2), m_theme.px(4), m_theme.px(2)) & option->rect;
    }
    return usual;
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const bool isFlat = button != nullptr && button->features.testFlag(QStyleOptionButton::Flat);
        const int sides = m_theme.px(isFlat ? 16 : 32);
        result.setWidth(qMax(size.width() + sides, m_theme.px(64)));
        result.setHeight(m_theme.px(34));
    } else if (type == CT_ComboBox) {
        result = {size.width() + m_theme.px(40), m_theme.px(34)};
    } else if (type == CT_LineEdit) {
        result.setHeight(m_theme.px(34));
    } else if (type == CT_RadioButton) {
        result = {result.width() + m_theme.px(4), qMax(result.height(), m_theme.px(24))};
    } else if (type == CT_MenuItem) {
        result.setHeight(qMax(result.height(), m_theme.px(28)));
    }
    return result;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return m_theme.px(12);
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return m_theme.px(18);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return m_theme.px(8);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
        return m_theme.px(18);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return m_theme.px(8);
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return m_theme.px(16);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

} // namespace madang::ui
