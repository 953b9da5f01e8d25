// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/preferences.h"
#include "client/host/bundledserver.h"
#include "ui/main/window.h"
#include "ui/theme/icons.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

namespace madang::ui
{
class ConfirmDialog;
} // namespace madang::ui

namespace madang::app
{

/// Who closes the window may stop the server for others, too: then they are asked before, once.
class StopQuestion : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StopQuestion)

public:
    struct Parts {
        const client::BundledServer &bundled;
        const Preferences &preferences;
        const ui::Icons &icons;
        ui::Window &window;
        /// How many others are on the server of this computer; nothing where that can't be seen from here.
        std::function<std::optional<int>()> others;
    };

    explicit StopQuestion(Parts parts, QObject *parent = nullptr);

    /// Whether the server of this computer ends with the window.
    [[nodiscard]] bool stopsServer() const;
    /// Not while it asks; after a yes it closes the window itself.
    [[nodiscard]] ui::Window::MayClose mayClose();

private:
    void ask(const std::optional<int> &others);

    Parts m_parts;
    QPointer<ui::ConfirmDialog> m_dialog;
    bool m_agreed = false;
};

} // namespace madang::app
