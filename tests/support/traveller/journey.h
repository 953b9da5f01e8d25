// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/ladder/ladder.h"
#include "client/store/sqlitestore.h"
#include "client/workspace/workspace.h"
#include "tests/support/traveller/reports.h"

namespace madang::tests
{

/// The whole client of one person without its windows: outbox, replica, session and ladder, with a store on disk. It
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
    void tellKept(const RoomId &room);

    client::SqliteStore m_store;
    client::RememberedWays m_remembered;
    client::Ladder m_ladder;
    client::Workspace m_workspace;
    Reports m_reports;
};

} // namespace madang::tests
