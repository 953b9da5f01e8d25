// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/preferences.h"
#include "ui/theme/theme.h"

#include <QObject>

class QWheelEvent;

namespace madang::app
{

/// Larger and smaller text, by Ctrl with +, -, 0 and the wheel; kept for the next time.
class Zoom : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Zoom)

public:
    /// The keys are those of `window`; the wheel turns over all windows of the program.
    Zoom(ui::Theme &theme, Preferences &preferences, QWidget &window, QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool byWheel(const QWheelEvent &event);
    void to(int percent);

    ui::Theme &m_theme;
    Preferences &m_preferences;
    int m_wheel = 0; ///< turned with Ctrl, less than a notch
};

} // namespace madang::app
