// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/sqlitestore.h"
#include "client/transport/websockettransport.h"
#include "client/workspace/workspace.h"
#include "tests/support/traveller/reports.h"

namespace madang::tests
{

/// The whole client of one person without its windows: outbox, replica, session and transport, with a store on disk. It
/// does what it is ordered to and tells what comes of it.
class Journey : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Journey)

public:
    struct Parts {
        QString profile; ///< its folder
        const client::Clock &clock;
        client::Alarms &alarms;
    };

    Journey(const Parts &parts, const client::Workspace::Account &account);
    ~Journey() override;

    void carryOut(const QJsonObject &order);

private:
    void post(const QJsonObject &order);
    void choose(const QJsonValue &way);
    void lookUpwards();
    void tellKept(const RoomId &room);

    client::SqliteStore m_store;
    client::WebSocketTransport m_transport;
    client::Workspace m_workspace;
    Reports m_reports;
};

} // namespace madang::tests
