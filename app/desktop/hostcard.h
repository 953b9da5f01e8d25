// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/desktop/preferences.h"
#include "client/host/bundledserver.h"
#include "client/workspace/workspace.h"
#include "ui/theme/icons.h"
#include "ui/welcome/servercard.h"

#include <QObject>
#include <QPointer>

class QDialog;

namespace madang::app
{

/// Shows the card of the server that runs on this computer: where it is, the link that lets others in, who can reach
/// it.
class HostCard : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostCard)

public:
    HostCard(client::BundledServer &bundled, Preferences &preferences, const ui::Icons &icons,
             QObject *parent = nullptr);

    /// Opens it over `window`; the link is made by this workspace.
    void open(client::Workspace &workspace, QWidget *window);
    void close();

private:
    void askForInvitation(client::Workspace &workspace);
    void refresh();
    [[nodiscard]] QString link() const;

    client::BundledServer &m_bundled;
    Preferences &m_preferences;
    const ui::Icons &m_icons;
    QPointer<QDialog> m_dialog;
    QPointer<ui::ServerCard> m_card;
    QString m_invite; ///< the code; empty until the server has answered
};

} // namespace madang::app
