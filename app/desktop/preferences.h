// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/language/language.h"
#include "ui/theme/theme.h"

#include <QByteArray>
#include <QSettings>

namespace madang::app
{

/// What this person chose on this computer, kept in the profile.
class Preferences
{
public:
    enum class OnClose { StopServer, KeepServerRunning };

    explicit Preferences(const QString &file);

    [[nodiscard]] ui::Theme::Scheme scheme() const;
    void setScheme(ui::Theme::Scheme scheme);
    [[nodiscard]] ui::Language::Choice language() const;
    void setLanguage(ui::Language::Choice choice);
    /// 80 to 200 percent.
    [[nodiscard]] int textScale() const;
    void setTextScale(int percent);
    [[nodiscard]] OnClose onClose() const;
    void setOnClose(OnClose choice);
    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    [[nodiscard]] QByteArray columns() const;
    void setColumns(const QByteArray &columns);

private:
    QSettings m_settings;
};

} // namespace madang::app
