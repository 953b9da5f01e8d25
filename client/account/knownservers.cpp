// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/account/knownservers.h"

#include "client/account/jsonfile.h"

#include <algorithm>

namespace madang::client
{

using namespace Qt::StringLiterals;

namespace
{

/// A known server as it stands in the file.
struct Entry {
    ServerId server;
    UserId user;
    QString serverName{};
    QString userName{};
    QString link{};
    milliseconds lastUsed{};
    bool bundled = false;

    template <typename Self, typename Fields>
    static void describe(Self &self, Fields &fields)
    {
        fields.required("server", self.server);
        fields.required("user", self.user);
        fields.required("server_name", self.serverName, texts::line);
        fields.required("user_name", self.userName, texts::line);
        fields.required("link", self.link, texts::line);
        fields.required("last_used", self.lastUsed);
        fields.optional("bundled", self.bundled);
    }
};

QJsonObject toEntry(const KnownServer &server)
{
    return toJson(Entry{.server = server.server,
                        .user = server.user,
                        .serverName = server.serverName,
                        .userName = server.userName,
                        .link = toText(linkTo(server.endpoint)),
                        .lastUsed = server.lastUsed,
                        .bundled = server.bundled});
}

std::optional<KnownServer> fromEntry(const QJsonObject &object)
{
    const auto entry = fromJson<Entry>(object);
    if (!entry)
        return std::nullopt;
    const auto link = parseLink(entry->link);
    if (!link)
        return std::nullopt;
    return KnownServer{.server = entry->server,
                       .user = entry->user,
                       .serverName = entry->serverName,
                       .userName = entry->userName,
                       .endpoint = endpointOf(*link),
                       .lastUsed = entry->lastUsed,
                       .bundled = entry->bundled};
}

} // namespace

KnownServers::KnownServers(QString file)
    : m_file(std::move(file))
{
    const auto entries = readJsonFile(m_file).value("servers"_L1).toArray();
    for (const auto &value : entries) {
        if (const auto server = fromEntry(value.toObject()))
            put(*server);
    }
}

const KnownServer *KnownServers::find(const ServerId &server, const UserId &user) const
{
    const auto found = std::find_if(m_servers.begin(), m_servers.end(), [&](const KnownServer &known) {
        return known.server == server && known.user == user;
    });
    return found == m_servers.end() ? nullptr : &*found;
}

bool KnownServers::remember(const KnownServer &server)
{
    drop(server.server, server.user);
    put(server);
    return save();
}

bool KnownServers::forget(const ServerId &server, const UserId &user)
{
    drop(server, user);
    return save();
}

void KnownServers::drop(const ServerId &server, const UserId &user)
{
    m_servers.removeIf([&](const KnownServer &known) { return known.server == server && known.user == user; });
}

void KnownServers::put(const KnownServer &server)
{
    const auto older = std::find_if(m_servers.begin(), m_servers.end(),
                                    [&server](const KnownServer &known) { return known.lastUsed <= server.lastUsed; });
    m_servers.insert(older, server);
}

bool KnownServers::save() const
{
    QJsonArray entries;
    for (const auto &server : m_servers)
        entries.append(toEntry(server));
    return writeJsonFile(m_file, {{"servers"_L1, entries}});
}

} // namespace madang::client
