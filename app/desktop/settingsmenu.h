// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/preferences.h"
#include "ui/main/roomcommands.h"

#include <QCoreApplication>
#include <QPoint>

class QMenu;

namespace madang::app
{

/// The menu behind the gear: oneself, the look, the language.
class SettingsMenu
{
    Q_DECLARE_TR_FUNCTIONS(SettingsMenu)

public:
    struct Parts {
        Preferences &preferences;
        ui::Theme &theme;
        ui::Language &language;
        ui::RoomCommands &commands;
    };

    /// Opens it at a place on the screen; it deletes itself.
    static void open(const Parts &parts, QWidget *window, const QPoint &at);

private:
    static void addLook(QMenu &menu, const Parts &parts);
    static void addLanguage(QMenu &menu, const Parts &parts);
    static void addTextSize(QMenu &menu, const Parts &parts);
};

} // namespace madang::app
