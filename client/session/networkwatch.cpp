// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/session/networkwatch.h"

#include <QNetworkInformation>

#include <utility>

namespace madang::client
{

NetworkWatch::NetworkWatch(Alarms &alarms, std::function<QString()> network, QObject *parent)
    : QObject(parent)
    , m_alarm(alarms.make())
    , m_network(std::move(network))
    , m_last(m_network())
{
    m_alarm->set(every, [this] { look(); });
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return; // nobody there to ask
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
            [this](QNetworkInformation::Reachability reachability) {
                if (reachability != QNetworkInformation::Reachability::Disconnected &&
                    reachability != QNetworkInformation::Reachability::Unknown)
                    emit cameUp();
            });
}

void NetworkWatch::look()
{
    m_alarm->set(every, [this] { look(); });
    const QString network = m_network();
    if (std::exchange(m_last, network) != network && !network.isEmpty())
        emit cameUp();
}

} // namespace madang::client
