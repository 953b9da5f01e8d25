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

/// When the process of this number was started, in the kernel's words; empty where there is none or it has ended.
/// Together with the number that names a process for good. Its command line does not: the kernel shows none while a
/// program takes the place of another one, nor while it ends and still holds its port.
QByteArray startOf(qint64 pid)
{
    enum Field { State = 0, Threads = 17, Start = 19, FieldsLeast };
    const QByteArray stat = contentsOf(ofProcess(pid, "stat"_L1));
    const auto fields = stat.sliced(stat.lastIndexOf(')') + 1).trimmed().split(' '); // a name may hold anything
    if (fields.size() < FieldsLeast)
        return {};
    // What has ended stays in the table until somebody asks for it, and first until its last thread has ended.
    const bool ended = (fields.at(State) == "Z" && fields.at(Threads).toInt() <= 1) || fields.at(State) == "X";
    return ended ? QByteArray() : fields.at(Start);
}

bool isProgram(const QString &path)
{
    const QFileInfo info(path);
    return info.isFile() && info.isExecutable();
}

} // namespace

ServerProcess::ServerProcess(qint64 pid)
    : m_pid(pid)
    , m_start(startOf(pid))
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
    return ServerProcess(pid);
}

std::optional<ServerProcess> ServerProcess::find(const QString &folder)
{
    const qint64 pid = contentsOf(folder + u"/pid"_s).trimmed().toLongLong();
    if (pid <= 1)
        return std::nullopt;
    const ServerProcess process(pid);
    const auto arguments = contentsOf(ofProcess(pid, "cmdline"_L1)).split('\0');
    return process.isAlive() && arguments.contains(folder.toLocal8Bit()) ? std::optional(process) : std::nullopt;
}

bool ServerProcess::isAlive() const
{
    return !m_start.isEmpty() && startOf(m_pid) == m_start;
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
