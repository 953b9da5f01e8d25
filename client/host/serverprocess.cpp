// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/host/serverprocess.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QStringList>

#include <csignal>

namespace madang::client
{

using namespace Qt::StringLiterals;

namespace
{

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString ofProcess(qint64 pid, QLatin1StringView file)
{
    return u"/proc/%1/%2"_s.arg(pid).arg(file);
}

/// A process that has ended stays in the table until somebody asks for it.
bool hasEnded(qint64 pid)
{
    const QByteArray stat = contentsOf(ofProcess(pid, "stat"_L1));
    const auto state = stat.lastIndexOf(')') + 2; // the name in brackets may hold anything
    return state >= stat.size() || stat.at(state) == 'Z' || stat.at(state) == 'X';
}

bool isProgram(const QString &path)
{
    const QFileInfo info(path);
    return info.isFile() && info.isExecutable();
}

} // namespace

ServerProcess::ServerProcess(qint64 pid, QString folder)
    : m_pid(pid)
    , m_folder(std::move(folder))
{
}

std::optional<ServerProcess> ServerProcess::start(const Launch &launch)
{
    QProcess process;
    process.setProgram(launch.program);
    process.setArguments(launch.arguments);
    process.setWorkingDirectory(launch.folder);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(launch.outputFile, QIODevice::Append);
    process.setStandardErrorFile(launch.outputFile, QIODevice::Append);
    qint64 pid = 0;
    if (!process.startDetached(&pid))
        return std::nullopt;
    return ServerProcess(pid, launch.folder);
}

std::optional<ServerProcess> ServerProcess::find(const QString &folder)
{
    const qint64 pid = contentsOf(folder + u"/pid"_s).trimmed().toLongLong();
    if (pid <= 1)
        return std::nullopt;
    const ServerProcess process(pid, folder);
    return process.isAlive() ? std::optional(process) : std::nullopt;
}

bool ServerProcess::isAlive() const
{
    const auto arguments = contentsOf(ofProcess(m_pid, "cmdline"_L1)).split('\0');
    return arguments.contains(m_folder.toLocal8Bit()) && !hasEnded(m_pid);
}

void ServerProcess::end() const
{
    if (isAlive())
        ::kill(static_cast<pid_t>(m_pid), SIGTERM);
}

void ServerProcess::insist() const
{
    if (isAlive())
        ::kill(static_cast<pid_t>(m_pid), SIGKILL);
}

std::optional<QString> findServerProgram()
{
    const QString said = qEnvironmentVariable("MADANG_SERVER");
    if (!said.isEmpty())
        return isProgram(said) ? std::optional(said) : std::nullopt;
    const QString here = QCoreApplication::applicationDirPath();
    const QStringList beside{here + u"/madang-server"_s, here + u"/../server/madang-server"_s};
    for (const QString &path : beside) {
        if (isProgram(path))
            return QFileInfo(path).canonicalFilePath();
    }
    const QString installed = QStandardPaths::findExecutable(u"madang-server"_s);
    return installed.isEmpty() ? std::nullopt : std::optional(installed);
}

} // namespace madang::client
