// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace madang::client
{

/// Notices that there is a network again, or another one. That one went down is not believed: connections know better.
/// The desktop tells at once, where it has somebody who does; of a change from one network to another it says nothing,
/// so we look ourselves.
class NetworkWatch : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkWatch)

public:
    static constexpr milliseconds every{2'000};

    /// `network` gives another text on another network, and an empty one where there is none.
    NetworkWatch(Alarms &alarms, std::function<QString()> network, QObject *parent = nullptr);

signals:
    void cameUp();

private:
    void look();

    std::unique_ptr<Alarm> m_alarm;
    std::function<QString()> m_network;
    QString m_last;
};

} // namespace madang::client
