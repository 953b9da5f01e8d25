// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace madang::client
{

/// A server program that runs apart from this one: it survives us, and we find it again.
class ServerProcess
{
public:
    /// What to start, and where what it says goes.
    struct Launch {
        QString program;
        QStringList arguments;
        QString outputFile;
        QString folder; ///< its data folder
    };

    ServerProcess() = default;

    /// Starts it in a session of its own. Nothing where it cannot be started.
    [[nodiscard]] static std::optional<ServerProcess> start(const Launch &launch);
    /// The one that serves `folder` according to its pid file and its own command line, if it still runs.
    [[nodiscard]] static std::optional<ServerProcess> find(const QString &folder);

    [[nodiscard]] bool isAlive() const;
    /// Asks it to end; `insist` does not ask.
    void end() const;
    void insist() const;

private:
    explicit ServerProcess(qint64 pid);

    qint64 m_pid = 0;
    QByteArray m_start; ///< numbers are given to other processes later, but not the time at which one started
};

/// MADANG_SERVER, else beside this program, else where the build has it, else in PATH.
[[nodiscard]] std::optional<QString> findServerProgram();

} // namespace madang::client
