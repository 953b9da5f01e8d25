// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/theme/style.h"

#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>

namespace madang::ui
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int buttonRadius = 6;

bool hasKeyboardFocus(const QStyleOption &option)
{
    return option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange);
}

QPen thick(const QColor &colour, qreal width)
{
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

void drawTick(QPainter &painter, const QRectF &box, const QColor &colour)
{
    painter.setPen(thick(colour, box.width() * 0.12));
    painter.drawPolyline(QPolygonF({box.topLeft() + QPointF(box.width() * 0.24, box.height() * 0.53),
                                    box.topLeft() + QPointF(box.width() * 0.43, box.height() * 0.71),
                                    box.topLeft() + QPointF(box.width() * 0.77, box.height() * 0.31)}));
}

QStyleOptionButton::ButtonFeatures featuresOf(const QStyleOption &option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    return button == nullptr ? QStyleOptionButton::None : button->features;
}
} // namespace

Style::Style(const Theme &theme)
    : QProxyStyle(u"Fusion"_s)
    , m_theme(theme)
{
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawButtonPanel(*option, *painter);
        return;
    case PE_PanelButtonTool:
        drawToolPanel(*option, *painter);
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        drawField(*option, *painter);
        return;
    case PE_IndicatorCheckBox:
        drawCheck(*option, *painter);
        return;
    case PE_IndicatorRadioButton:
        drawRadio(*option, *painter);
        return;
    case PE_Frame:
        if (qobject_cast<const QAbstractItemView *>(widget) == nullptr) {
            break;
        }
        paintBox(*painter, {.rect = option->rect,
                            .radius = static_cast<qreal>(m_theme.px(buttonRadius)),
                            .fill = m_theme.colours().base,
                            .line = m_theme.colours().control});
        return;
    case PE_FrameFocusRect:
        paintFocusRing(*painter, option->rect, m_theme.px(buttonRadius), m_theme);
        return;
    case PE_PanelTipLabel:
        paintBox(
            *painter,
            {.rect = option->rect, .radius = 0, .fill = m_theme.colours().base, .line = m_theme.colours().control});
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawButtonPanel(const QStyleOption &option, QPainter &painter) const
{
    const Colours &c = m_theme.colours();
    const auto features = featuresOf(option);
    const bool down = option.state.testAnyFlags(State_Sunken | State_On);
    const bool over = option.state.testFlag(State_MouseOver) && option.state.testFlag(State_Enabled);
    const qreal radius = m_theme.px(buttonRadius);
    Box box{.rect = option.rect, .radius = radius, .fill = c.base, .line = c.control};
    if (features.testFlag(QStyleOptionButton::Flat)) {
        box.fill = over || down ? c.hover : QColor();
        box.line = QColor();
    } else if (features.testFlag(QStyleOptionButton::DefaultButton)) {
        box.fill = over ? darkened(c.accent) : c.accent;
        box.line = QColor();
    } else if (over) {
        box.fill = c.hover;
    }
    if (down && box.fill.isValid()) {
        box.fill = darkened(box.fill);
    }
    painter.save();
    painter.setOpacity(option.state.testFlag(State_Enabled) ? 1 : 0.45);
    if (hasKeyboardFocus(option)) {
        paintFocusRing(painter, option.rect, radius + 2, m_theme);
        box.rect = box.rect.adjusted(3, 3, -3, -3);
        box.radius = qMax(0.0, radius - 2);
    }
    paintBox(painter, box);
    painter.restore();
}

void Style::drawToolPanel(const QStyleOption &option, QPainter &painter) const
{
    const bool enabled = option.state.testFlag(State_Enabled);
    const bool down = option.state.testAnyFlags(State_Sunken | State_On);
    const qreal radius = m_theme.px(buttonRadius);
    if (enabled && (down || option.state.testFlag(State_MouseOver))) {
        const QColor fill = m_theme.colours().hover;
        paintBox(painter, {.rect = option.rect, .radius = radius, .fill = down ? darkened(fill) : fill, .line = {}});
    }
    if (hasKeyboardFocus(option)) {
        paintFocusRing(painter, option.rect, radius, m_theme);
    }
}

void Style::drawField(const QStyleOption &option, QPainter &painter) const
{
    const Colours &c = m_theme.colours();
    const bool focused = option.state.testFlag(State_HasFocus);
    painter.save();
    painter.setOpacity(option.state.testFlag(State_Enabled) ? 1 : 0.6);
    paintBox(painter, {.rect = option.rect,
                       .radius = static_cast<qreal>(m_theme.px(buttonRadius)),
                       .fill = c.base,
                       .line = focused ? c.focus : c.control,
                       .lineWidth = focused ? 2.0 : 1.0});
    painter.restore();
}

void Style::drawCheck(const QStyleOption &option, QPainter &painter) const
{
    const Colours &c = m_theme.colours();
    const bool on = option.state.testFlag(State_On);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(option.state.testFlag(State_Enabled) ? 1 : 0.45);
    paintBox(painter, {.rect = option.rect,
                       .radius = static_cast<qreal>(m_theme.px(4)),
                       .fill = on ? c.accent : c.base,
                       .line = on ? c.accent : c.control});
    if (on) {
        drawTick(painter, option.rect, c.onAccent);
    }
    painter.restore();
}

void Style::drawRadio(const QStyleOption &option, QPainter &painter) const
{
    const Colours &c = m_theme.colours();
    const bool on = option.state.testFlag(State_On);
    const QRectF rect = option.rect;
    painter.save();
    painter.setOpacity(option.state.testFlag(State_Enabled) ? 1 : 0.45);
    paintBox(painter, {.rect = rect,
                       .radius = rect.width() / 2,
                       .fill = c.base,
                       .line = on ? c.accentText : c.control,
                       .lineWidth = on ? 2.0 : 1.0});
    if (on) {
        const qreal inset = rect.width() * 0.28;
        paintBox(painter, {.rect = rect.adjusted(inset, inset, -inset, -inset),
                           .radius = rect.width(),
                           .fill = c.accentText,
                           .line = {}});
    }
    painter.restore();
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    if (element != CE_PushButtonLabel) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (button == nullptr) {
        return;
    }
    QStyleOptionButton tinted(*button);
    const Colours &c = m_theme.colours();
    QColor colour = button->palette.color(QPalette::Active, QPalette::ButtonText);
    if (button->features.testFlag(QStyleOptionButton::Flat)) {
        colour = c.accentText;
    } else if (button->features.testFlag(QStyleOptionButton::DefaultButton)) {
        colour = c.onAccent;
    }
    tinted.palette.setColor(QPalette::ButtonText, colour);
    painter->save();
    painter->setOpacity(button->state.testFlag(State_Enabled) ? 1 : 0.6);
    QProxyStyle::drawControl(element, &tinted, painter, widget);
    painter->restore();
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        drawScrollBar(*option, *painter);
    } else if (control == CC_ComboBox) {
        drawComboBox(*option, *painter);
    } else {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void Style::drawScrollBar(const QStyleOptionComplex &option, QPainter &painter) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(&option);
    if (bar == nullptr || bar->maximum <= bar->minimum) {
        return;
    }
    const bool active = bar->state.testAnyFlags(State_MouseOver | State_Sunken);
    const qreal gap = active ? 2 : 3;
    const QRectF handle = QRectF(subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, nullptr));
    painter.save();
    painter.setOpacity(active ? 1 : 0.6);
    paintBox(painter, {.rect = handle.adjusted(gap, gap, -gap, -gap),
                       .radius = qMin(handle.width(), handle.height()) / 2 - gap,
                       .fill = m_theme.colours().control,
                       .line = {}});
    painter.restore();
}

void Style::drawComboBox(const QStyleOptionComplex &option, QPainter &painter) const
{
    drawField(option, painter);
    const qreal step = m_theme.unit();
    const QPointF middle(option.rect.right() - 4 * step, option.rect.center().y() + 0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(thick(m_theme.colours().textSecondary, 1.6));
    painter.drawPolyline(QPolygonF(
        {middle + QPointF(-step, -step / 2), middle + QPointF(0, step / 2), middle + QPointF(step, -step / 2)}));
    painter.restore();
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) != nullptr || qobject_cast<QComboBox *>(widget) != nullptr ||
        qobject_cast<QScrollBar *>(widget) != nullptr) {
        widget->setAttribute(Qt::WA_Hover);
    }
}

void wear(QApplication &application, const Theme &theme)
{
    const auto dress = [&theme] {
        QApplication::setPalette(theme.palette());
        QApplication::setFont(theme.fonts().body);
        QApplication::setFont(theme.fonts().name, "QPushButton");
        QApplication::setFont(theme.fonts().secondary, "QTipLabel");
    };
    QApplication::setStyle(new Style(theme));
    dress();
    QObject::connect(&theme, &Theme::changed, &application, dress);
}

} // namespace madang::ui
