// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/clock.h"
#include "server/gateway/admission.h"
#include "server/gateway/clientsocket.h"

#include <QSocketNotifier>
#include <QTcpServer>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace madang::server
{

/// Accepts connections: a few in each turn of the event loop, and the fewer the longer turns get, so that those who are
/// in are served between those who come, however many come at once (they wait in the kernel's queue); counts them,
/// refuses those above the limits with an answer, prepares the sockets, and stays alive when the process runs out of
/// descriptors.
class Listener final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Listener)

public:
    using Accepted = std::function<void(std::unique_ptr<ClientSocket>, Admission::Ticket)>;

    Listener(Admission &admission, const Clock &clock, Accepted accepted, QObject *parent = nullptr);
    ~Listener() override;

    /// Port 0 takes a free one. What went wrong is in errorString().
    [[nodiscard]] bool listenOn(const QHostAddress &address, quint16 port);
    [[nodiscard]] QString errorString() const { return m_server.errorString(); }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    void close();

private:
    void acceptSome();
    void pace();
    void admit(int descriptor);
    void refuseSome(int error);
    void holdReserve();
    void dropReserve();

    Admission &m_admission;
    const Clock &m_clock;
    Accepted m_accepted;
    QTcpServer m_server; ///< binds and listens; accepting is ours
    std::unique_ptr<QSocketNotifier> m_ready;
    QTimer m_resume;
    QTimer m_calm;                      ///< runs out when descriptors were not short for a while
    int m_share;                        ///< how many are taken in one turn
    std::optional<milliseconds> m_last; ///< steady; when it took its whole share
    int m_reserve = -1; ///< a descriptor kept so that, with none left, one can still be accepted and answered
};

} // namespace madang::server
