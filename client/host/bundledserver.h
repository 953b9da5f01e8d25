// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/alarm.h"
#include "client/clock.h"
#include "client/host/healthcheck.h"
#include "client/host/hoststate.h"
#include "client/host/serverprocess.h"
#include "client/session/backoff.h"

#include <QObject>

#include <memory>

namespace madang::client
{

/// The server that a person starts with one click: the same madang-server that an operator installs, as a program of
/// its own with its own data folder. It survives this program and is found again; when it ended by itself it is started
/// again. Destroying this object leaves it running.
///
///     Stopped -start-> Looking -there is one-> Running        Running -ended-> Waiting -in time-> Starting
///                      Looking -none-> Starting -listens-> Running         Starting -ends-> Waiting, at last Failed
///     any -stop-> Stopping -> Stopped                         Running -letOthersIn-> Stopping -> Starting
class BundledServer : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BundledServer)

public:
    static constexpr milliseconds pollEvery{100};
    static constexpr milliseconds watchEvery{2'000};
    static constexpr milliseconds lookMost{10'000};
    static constexpr milliseconds startMost{30'000};
    static constexpr milliseconds stopMost{7'000};     ///< then it is not asked any more
    static constexpr milliseconds provenAfter{60'000}; ///< of running, an end is a first one again
    static constexpr int endsMost = 5;                 ///< in a row

    struct Parts {
        const Clock &clock;
        Alarms &alarms;
        Dice dice;
    };

    BundledServer(const Parts &parts, QString folder, QObject *parent = nullptr);

    [[nodiscard]] const HostState &state() const { return m_state; }
    /// Whether one was ever started in this folder.
    [[nodiscard]] bool exists() const;
    /// Finds or starts it. A new server is called `name`; an empty one keeps its name.
    void start(const QString &name = {});
    void stop();
    /// Who can reach it; it is started again for that, under the same port.
    void letOthersIn(Reach reach);

    /// For whoever comes first, at an address of this computer; nothing once there is an owner who came by it.
    [[nodiscard]] std::optional<Link> ownerInvitation() const;
    /// Where this program reaches it.
    [[nodiscard]] Endpoint endpoint() const;
    /// Where others reach it, the likeliest first; only this computer where others may not.
    [[nodiscard]] QList<Endpoint> endpointsForOthers() const;

signals:
    void stateChanged(const madang::client::HostState &state);

private:
    enum class AfterStop { Rest, Launch };

    void look();
    void launch();
    void watchStart();
    void watchRun();
    void check(quint16 port, void (BundledServer::*again)());
    void run(quint16 port);
    void ended(const QString &lastWords);
    void end(AfterStop then);
    void watchEnd();
    void rest();
    void fail(HostProblem problem, const QString &detail = {});
    void enter(HostPhase phase);
    [[nodiscard]] milliseconds inPhase() const { return m_clock.steady() - m_since; }
    [[nodiscard]] bool isAlive() const { return m_process && m_process->isAlive(); }
    [[nodiscard]] QString outputFile() const;

    const Clock &m_clock;
    QString m_folder;
    std::unique_ptr<Alarm> m_poll;
    HealthCheck m_health;
    Backoff m_backoff;
    HostState m_state;
    milliseconds m_since{};
    std::optional<ServerProcess> m_process;
    AfterStop m_afterStop = AfterStop::Rest;
    int m_ends = 0;
};

} // namespace madang::client
