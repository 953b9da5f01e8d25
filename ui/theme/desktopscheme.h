// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QObject>

class QDBusVariant;

namespace madang::ui
{

/// Follows the desktop's choice of light or dark: the portal's setting where there is one, and before it has answered
/// (or for ever, without a portal) the lightness of the palette that the program started with.
class DesktopScheme : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopScheme)

public:
    /// Asks nobody when there is no session bus.
    explicit DesktopScheme(Theme &theme, QObject *parent = nullptr);

    /// What a palette says about itself.
    [[nodiscard]] static Theme::Scheme fromPalette(const QPalette &palette);
    /// What the portal's number means: 1 dark, 2 light, anything else no preference.
    [[nodiscard]] static Theme::Scheme fromPortal(uint value, Theme::Scheme otherwise);

private slots:
    void onSettingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void ask();
    void apply(uint value);

    Theme &m_theme;
    Theme::Scheme m_startUp;
};

} // namespace madang::ui
