// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/account/proxysettings.h"

#include "client/account/jsonfile.h"

namespace madang::client
{
namespace
{

using namespace Qt::StringLiterals;

constexpr auto manual = "manual"_L1;
constexpr auto none = "none"_L1;

ProxyChoice readChoice(const QString &file)
{
    const QJsonObject object = readJsonFile(file);
    const QString kind = object.value("kind"_L1).toString();
    if (kind == none)
        return {.kind = ProxyChoice::Kind::None};
    const QString host = object.value("host"_L1).toString();
    const int port = object.value("port"_L1).toInt();
    if (kind != manual || host.isEmpty() || port < 1 || port > ProxyChoice::portMost)
        return {};
    return {.kind = ProxyChoice::Kind::Manual,
            .host = host,
            .port = static_cast<quint16>(port),
            .user = object.value("user"_L1).toString(),
            .password = object.value("password"_L1).toString()};
}

QJsonObject toObject(const ProxyChoice &choice)
{
    switch (choice.kind) {
    case ProxyChoice::Kind::System:
        break;
    case ProxyChoice::Kind::None:
        return {{"kind"_L1, none}};
    case ProxyChoice::Kind::Manual:
        return {{"kind"_L1, manual},
                {"host"_L1, choice.host},
                {"port"_L1, choice.port},
                {"user"_L1, choice.user},
                {"password"_L1, choice.password}};
    }
    return {};
}

} // namespace

ProxySettings::ProxySettings(QString file)
    : m_file(std::move(file))
    , m_choice(readChoice(m_file))
{
}

bool ProxySettings::choose(const ProxyChoice &choice)
{
    m_choice = choice;
    return writeJsonFile(m_file, toObject(choice));
}

QNetworkProxy ProxySettings::proxyTo(const Endpoint &endpoint) const
{
    if (m_choice.kind == ProxyChoice::Kind::System)
        return client::proxyTo(endpoint);
    if (m_choice.kind == ProxyChoice::Kind::None || isNearby(endpoint))
        return {QNetworkProxy::NoProxy};
    return {QNetworkProxy::HttpProxy, m_choice.host, m_choice.port, m_choice.user, m_choice.password};
}

} // namespace madang::client
