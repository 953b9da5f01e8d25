// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/ladder/ways.h"
#include "client/workspace/workspace.h"

#include <QSet>

namespace madang::tests
{

/// Tells line by line what happens in a workspace, as its user would see it.
class Reports : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Reports)

public:
    Reports(client::Workspace &workspace, const client::Ways &ways);

private:
    void reportState(const client::ConnectionState &state) const;
    void reportOutbox();
    void reportTrials(const client::Ways &ways);

    client::Workspace &m_workspace;
    QSet<ChangeId> m_acknowledged;
    qsizetype m_inOutbox = 0;
};

} // namespace madang::tests
