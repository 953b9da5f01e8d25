// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/account/profile.h"
#include "client/entrance/entrance.h"

namespace madang::tests
{

/// Who a traveller is: whom the profile knows, or who joins by an invitation, or signs in with a password.
class WayIn : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WayIn)

public:
    WayIn(const client::Profile &profile, client::Alarms &alarms, const client::Clock &clock);

    void enter(const Link &link, const client::Visitor &visitor);
    [[nodiscard]] QString tokenOf(const client::KnownServer &server) const;

signals:
    void entered(const madang::client::KnownServer &server);
    void failed(const QString &reason);

private:
    client::Credentials m_credentials;
    client::KnownServers m_servers;
    client::Entrance m_entrance;
};

} // namespace madang::tests
