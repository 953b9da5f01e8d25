// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/openserver.h"

#include "client/account/profile.h"
#include "client/transport/maketransport.h"

namespace madang::app
{

OpenServer::OpenServer(const Parts &parts, const client::KnownServer &known, QObject *parent)
    : QObject(parent)
    , m_known(known)
    , m_store(client::storePath(parts.profile, known.server, known.user))
    , m_remembered(client::Profile::waysFile(parts.profile), parts.clock)
    , m_ladder({.make = [&alarms = parts.alarms,
                         proxyTo = parts.proxyTo](client::Way way) { return makeTransport(way, alarms, proxyTo); },
                .memory = m_remembered,
                .clock = parts.clock,
                .alarms = parts.alarms,
                .dice = client::systemDice()})
    , m_workspace(
          {.store = m_store,
           .transport = m_ladder,
           .clock = parts.clock,
           .alarms = parts.alarms,
           .dice = client::systemDice()},
          {.endpoint = known.endpoint,
           .server = known.server,
           .user = known.user,
           .token = [&credentials = parts.credentials, known] { return credentials.token(known.server, known.user); },
           // Who may stop the server by closing the window is asked whether others are there.
           .watch = known.bundled ? client::Watching::Whom::Everybody : client::Watching::Whom::Shown})
    , m_wakeUp(parts.clock, parts.alarms)
    , m_network(parts.alarms, client::currentNetwork)
{
    connect(&m_wakeUp, &client::WakeUp::wokeUp, &m_workspace.session(), &client::Session::nudge);
    // First what was learned about the other network is forgotten, then one tries again.
    connect(&m_network, &client::NetworkWatch::cameUp, &m_ladder, &client::Ways::lookUpwards);
    connect(&m_network, &client::NetworkWatch::cameUp, &m_workspace.session(), &client::Session::nudge);
    connect(&m_workspace, &client::Workspace::ready, this, [this, parts] { makePage(parts); });
    m_workspace.start();
}

OpenServer::~OpenServer()
{
    // The page looks at the workspace, so it goes first.
    delete m_page;
    m_workspace.stop();
}

void OpenServer::makePage(const Parts &parts)
{
    m_page = new ui::WorkspacePage({.workspace = m_workspace,
                                    .icons = parts.icons,
                                    .clock = parts.clock,
                                    .server = m_known.serverName,
                                    .alarms = parts.alarms,
                                    .ways = &m_ladder});
    emit ready();
}

void OpenServer::moveTo(const client::Endpoint &endpoint)
{
    m_known.endpoint = endpoint;
    m_workspace.session().setEndpoint(endpoint);
}

void OpenServer::reroute()
{
    if (isNearby(m_known.endpoint))
        return; // it is reached without one
    // What was learned through the other one is forgotten.
    m_ladder.lookUpwards();
    m_workspace.session().reroute();
}

int OpenServer::othersHere() const
{
    int others = 0;
    for (const auto &person : m_workspace.replica().people()) {
        const auto presence = m_workspace.attendance().presence(person.user.id);
        const bool here = presence && presence->state != Presence::Offline;
        others += here && person.user.id != m_workspace.me() ? 1 : 0;
    }
    return others;
}

} // namespace madang::app
