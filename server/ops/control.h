// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/ops/housekeeping.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

class QLocalSocket;

namespace madang::server
{

/// Where the sub-commands reach the running server: a socket in the data folder, for its owner only. One line of JSON
/// comes, {"do":"invite",…}, and one goes, {"ok":"what to print"} or {"error":{…}}.
class ControlServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ControlServer)

public:
    explicit ControlServer(Housekeeping &housekeeping, QObject *parent = nullptr);
    ~ControlServer() override;

    /// `file` is replaced: who holds the data folder knows that nobody listens there.
    [[nodiscard]] bool listen(const QString &file);

private:
    void accept();
    void serve(QLocalSocket *socket);

    Housekeeping &m_housekeeping;
    int m_descriptor = -1; ///< QLocalServer would stop listening for ever when there are no descriptors for a moment
    std::unique_ptr<QSocketNotifier> m_notifier{};
    QTimer m_resume;
    QString m_file;
};

/// The other end, as a Housekeeping: asks the server that listens at `file`.
class ControlClient final : public QObject, public Housekeeping
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ControlClient)

public:
    explicit ControlClient(QString file, QObject *parent = nullptr);

    void carryOut(const HousekeepingTask &task, const Then &then) override;

private:
    QString m_file;
};

} // namespace madang::server
