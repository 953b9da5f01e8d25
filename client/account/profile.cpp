// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/account/profile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QSysInfo>

namespace madang::client
{

using namespace Qt::StringLiterals;

std::optional<Profile> Profile::open(const QString &folder)
{
    const QString path = QDir(folder).absolutePath();
    if (!QDir().mkpath(path))
        return std::nullopt;
    // Tightens what was made with a wide umask, or by hand.
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!QFileInfo(path).isWritable())
        return std::nullopt;
    return Profile(path);
}

QString Profile::standardFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/madang"_s;
}

Profile::Profile(QString folder)
    : m_folder(std::move(folder))
{
}

QString Profile::knownServersFile() const
{
    return m_folder + u"/servers.json"_s;
}

QString Profile::credentialsFile() const
{
    return m_folder + u"/credentials.json"_s;
}

QString Profile::proxyFile() const
{
    return m_folder + u"/proxy.json"_s;
}

QString Profile::waysFile(const QString &folder)
{
    return folder + u"/ways.json"_s;
}

QString Profile::bundledServerFolder() const
{
    return m_folder + u"/server"_s;
}

QString deviceName()
{
    const QString host = QSysInfo::machineHostName();
    return host.isEmpty() ? QSysInfo::prettyProductName() : host;
}

} // namespace madang::client
