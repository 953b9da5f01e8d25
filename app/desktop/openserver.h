// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/account/credentials.h"
#include "client/account/knownservers.h"
#include "client/ladder/ladder.h"
#include "client/session/networkwatch.h"
#include "client/session/wakeup.h"
#include "client/store/sqlitestore.h"
#include "client/transport/proxy.h"
#include "client/workspace/workspace.h"
#include "ui/main/workspacepage.h"

#include <QObject>
#include <QPointer>

namespace madang::app
{

/// A server that is open: the concrete store, transport and workspace of one person, and the page that shows them.
class OpenServer : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OpenServer)

public:
    struct Parts {
        QString profile; ///< its folder
        const client::Credentials &credentials;
        const client::Clock &clock;
        client::Alarms &alarms;
        const ui::Icons &icons;
        client::ProxyTo proxyTo;
    };

    OpenServer(const Parts &parts, const client::KnownServer &known, QObject *parent = nullptr);
    ~OpenServer() override;

    [[nodiscard]] const client::KnownServer &known() const { return m_known; }
    [[nodiscard]] client::Workspace &workspace() { return m_workspace; }
    /// The way to it, to be shown and steered.
    [[nodiscard]] client::Ways &ways() { return m_ladder; }
    /// Without a parent until somebody shows it.
    [[nodiscard]] ui::WorkspacePage *page() const { return m_page; }
    /// The same server is somewhere else now.
    void moveTo(const client::Endpoint &endpoint);
    /// Another proxy leads there from now on.
    void reroute();
    /// How many others are here at the moment; of a bundled server, since elsewhere not everybody is watched.
    [[nodiscard]] int othersHere() const;

signals:
    /// What was kept is there, and the page shows it.
    void ready();

private:
    void makePage(const Parts &parts);

    client::KnownServer m_known;
    client::SqliteStore m_store;
    client::RememberedWays m_remembered;
    client::Ladder m_ladder;
    client::Workspace m_workspace;
    client::WakeUp m_wakeUp;
    client::NetworkWatch m_network;
    QPointer<ui::WorkspacePage> m_page;
};

} // namespace madang::app
