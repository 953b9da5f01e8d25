// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/support/traveller/wayin.h"

namespace madang::tests
{

WayIn::WayIn(const client::Profile &profile, client::Alarms &alarms, const client::Clock &clock)
    : m_credentials(profile.credentialsFile())
    , m_servers(profile.knownServersFile())
    , m_entrance({m_credentials, m_servers, clock, alarms})
{
    connect(&m_entrance, &client::Entrance::entered, this, &WayIn::entered);
    connect(&m_entrance, &client::Entrance::failed, this, [this](const client::EntranceFailure &failure) {
        emit failed(QString::number(static_cast<int>(failure.problem)) + u": " + failure.detail);
    });
}

void WayIn::enter(const Link &link, const client::Visitor &visitor)
{
    if (!m_servers.all().isEmpty()) {
        client::KnownServer known = m_servers.all().first();
        known.endpoint = client::endpointOf(link);
        emit entered(known);
    } else if (!link.invite.isEmpty()) {
        m_entrance.join(link, visitor);
    } else {
        m_entrance.signIn(link, visitor);
    }
}

QString WayIn::tokenOf(const client::KnownServer &server) const
{
    return m_credentials.token(server.server, server.user);
}

} // namespace madang::tests
