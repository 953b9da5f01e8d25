// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/admission.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <functional>
#include <memory>

namespace madang::server
{

/// Accepts connections: counts them, refuses those above the limits with an answer, prepares the sockets, and stays
/// alive when the process runs out of descriptors.
class Listener final : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Listener)

public:
    using Accepted = std::function<void(std::unique_ptr<QTcpSocket>, Admission::Ticket)>;

    Listener(Admission &admission, Accepted accepted, QObject *parent = nullptr);
    ~Listener() override;

    /// Port 0 takes a free one. What went wrong is in errorString().
    [[nodiscard]] bool listenOn(const QHostAddress &address, quint16 port);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void onAcceptError();
    void holdReserve();
    void dropReserve();

    Admission &m_admission;
    Accepted m_accepted;
    QTimer m_resume;
    int m_reserve = -1; ///< a descriptor kept so that, with none left, one can still be accepted and closed
};

} // namespace madang::server
