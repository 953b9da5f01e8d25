// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/zoom.h"

#include <QAction>
#include <QCoreApplication>
#include <QWheelEvent>
#include <QWidget>

#include <functional>
#include <utility>

namespace madang::app
{
namespace
{

constexpr int step = 10;
constexpr int usualSize = 100;

} // namespace

Zoom::Zoom(ui::Theme &theme, Preferences &preferences, QWidget &window, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_preferences(preferences)
{
    const auto add = [this, &window](const QKeySequence &keys, std::function<int()> size) {
        auto *action = new QAction(&window);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, [this, size = std::move(size)] { to(size()); });
        window.addAction(action);
    };
    add(QKeySequence::ZoomIn, [this] { return m_theme.textScale() + step; });
    add(QKeySequence::ZoomOut, [this] { return m_theme.textScale() - step; });
    add(Qt::CTRL | Qt::Key_0, [] { return usualSize; });
    QCoreApplication::instance()->installEventFilter(this);
}

bool Zoom::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && byWheel(static_cast<const QWheelEvent &>(*event)))
        return true;
    return QObject::eventFilter(watched, event);
}

/// A step for each notch. The event comes to a window first, once.
bool Zoom::byWheel(const QWheelEvent &event)
{
    constexpr int notch = QWheelEvent::DefaultDeltasPerStep;
    if (!event.modifiers().testFlag(Qt::ControlModifier))
        return false;
    m_wheel += event.angleDelta().y();
    const int steps = m_wheel / notch;
    m_wheel -= steps * notch;
    if (steps != 0)
        to(m_theme.textScale() + steps * step);
    return true;
}

void Zoom::to(int percent)
{
    m_theme.setTextScale(percent);
    m_preferences.setTextScale(m_theme.textScale());
}

} // namespace madang::app
