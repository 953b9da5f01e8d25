// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/datafolder.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto lockName = "lock"_L1;
constexpr auto portName = "port"_L1;
constexpr auto pidName = "pid"_L1;
constexpr mode_t ownerOnlyFile = 0600;

DataFolder::Failure failed(const QString &path, int error)
{
    return {DataFolder::Problem::Failed, path + ": "_L1 + QString::fromLocal8Bit(std::strerror(error))};
}

} // namespace

Expected<DataFolder, DataFolder::Failure> DataFolder::take(const QString &path)
{
    const QString whole = QDir(path).absolutePath();
    const QFileInfo parent(QFileInfo(whole).path());
    if (!parent.exists())
        QDir().mkpath(parent.filePath());
    const QByteArray name = QFile::encodeName(whole);
    if (::mkdir(name.constData(), S_IRWXU) != 0 && errno != EEXIST)
        return Unexpected(failed(whole, errno));
    const QString lockFile = QDir(whole).filePath(lockName);
    const int lock = ::open(QFile::encodeName(lockFile).constData(), O_RDWR | O_CREAT | O_CLOEXEC, ownerOnlyFile);
    if (lock < 0)
        return Unexpected(failed(lockFile, errno));
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        ::close(lock);
        if (error == EWOULDBLOCK)
            return Unexpected(Failure{Problem::Held, whole + " is in use by another madang-server"_L1});
        return Unexpected(failed(lockFile, error));
    }
    return DataFolder(whole, lock);
}

DataFolder::DataFolder(QString path, int lock)
    : m_path(std::move(path))
    , m_lock(lock)
{
}

DataFolder::DataFolder(DataFolder &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_lock(std::exchange(other.m_lock, -1))
    , m_isAnnounced(std::exchange(other.m_isAnnounced, false))
{
}

DataFolder::~DataFolder()
{
    if (m_isAnnounced) {
        QFile::remove(file(portName));
        QFile::remove(file(pidName));
    }
    if (m_lock >= 0)
        ::close(m_lock);
}

QString DataFolder::file(QLatin1StringView name) const
{
    return QDir(m_path).filePath(name);
}

bool DataFolder::announce(quint16 port)
{
    m_isAnnounced = true;
    return write(pidName, QByteArray::number(::getpid())) && write(portName, QByteArray::number(port));
}

bool DataFolder::write(QLatin1StringView name, const QByteArray &text) const
{
    QSaveFile out(file(name));
    return out.open(QIODevice::WriteOnly) && out.write(text + '\n') > 0 && out.commit();
}

} // namespace madang::server
