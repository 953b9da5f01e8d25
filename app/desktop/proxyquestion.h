// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/account/proxysettings.h"
#include "ui/theme/icons.h"

#include <QObject>
#include <QPointer>

namespace madang::ui
{
class ProxyDialog;
} // namespace madang::ui

namespace madang::app
{

/// Asks through which proxy servers are reached, and keeps the answer.
class ProxyQuestion : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProxyQuestion)

public:
    ProxyQuestion(client::ProxySettings &settings, const ui::Icons &icons, QWidget &window, QObject *parent = nullptr);

    void ask();

signals:
    /// Another choice than before holds from now on.
    void answered();

private:
    void take(const client::ProxyChoice &choice);

    client::ProxySettings &m_settings;
    const ui::Icons &m_icons;
    QWidget &m_window;
    QPointer<ui::ProxyDialog> m_dialog;
};

} // namespace madang::app
