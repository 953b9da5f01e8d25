// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/host/network.h"

#include <QNetworkInterface>
#include <QTcpServer>

#include <algorithm>

namespace madang::client
{

using namespace Qt::StringLiterals;

namespace
{

/// Interfaces of containers and virtual machines: addresses that nobody else reaches.
bool isInner(const QString &name)
{
    return name.startsWith("docker"_L1) || name.startsWith("br-"_L1) || name.startsWith("veth"_L1) ||
           name.startsWith("virbr"_L1) || name.startsWith("lxc"_L1) || name.startsWith("vmnet"_L1);
}

} // namespace

std::optional<quint16> freePort(quint16 preferred, Reach reach)
{
    constexpr int tries = 100;
    constexpr int portMost = 65'535;
    const QHostAddress address(reach == Reach::Network ? QHostAddress::AnyIPv4 : QHostAddress::LocalHost);
    for (int port = preferred; port < std::min(preferred + tries, portMost + 1); ++port) {
        QTcpServer server;
        if (server.listen(address, static_cast<quint16>(port)))
            return static_cast<quint16>(port);
    }
    return std::nullopt;
}

QStringList networkAddresses()
{
    QStringList likely;
    QStringList others;
    const auto interfaces = QNetworkInterface::allInterfaces();
    for (const auto &interface : interfaces) {
        const auto flags = interface.flags();
        if (!flags.testFlag(QNetworkInterface::IsRunning) || flags.testFlag(QNetworkInterface::IsLoopBack))
            continue;
        const auto entries = interface.addressEntries();
        for (const auto &entry : entries) {
            const auto address = entry.ip();
            if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLinkLocal())
                (isInner(interface.name()) ? others : likely).append(address.toString());
        }
    }
    return likely + others;
}

} // namespace madang::client
