// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace madang::app
{

/// One running program per profile: a second start hands its link to the first and ends.
class SingleInstance : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SingleInstance)

public:
    enum class Role { First, HandedOver };

    explicit SingleInstance(const QString &profileFolder, QObject *parent = nullptr);

    /// First: this program is the one. HandedOver: another one is running and got `link`, which may be empty: its
    /// window comes up.
    [[nodiscard]] Role begin(const QString &link);

signals:
    /// Another start handed over this.
    void linkArrived(const QString &link);

private:
    [[nodiscard]] bool handOver(const QString &link) const;
    void listen();
    void takeLink();

    QString m_socket;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace madang::app
