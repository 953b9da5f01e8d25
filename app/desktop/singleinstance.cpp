// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/singleinstance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

#include <chrono>

namespace madang::app
{
namespace
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto patience = 2'000ms;
constexpr auto startTime = 10'000ms; ///< for another one to come up, or to end
constexpr auto retryEvery = 100ms;
constexpr qint64 longestLink = 4096;

/// A socket's path has to be short, so it is named by the profile's hash in the place for sockets.
QString socketOf(const QString &profileFolder)
{
    const QByteArray hash =
        QCryptographicHash::hash(QDir(profileFolder).absolutePath().toUtf8(), QCryptographicHash::Sha256);
    QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty())
        folder = QDir::tempPath();
    constexpr qsizetype letters = 16;
    return folder + u"/madang-"_s + QString::fromLatin1(hash.toHex().first(letters));
}

} // namespace

SingleInstance::SingleInstance(const QString &profileFolder, QObject *parent)
    : QObject(parent)
    , m_socket(socketOf(profileFolder))
    , m_lock(profileFolder + u"/lock"_s)
{
    m_lock.setStaleLockTime(0); // a lock is stale when its process is gone, however old it is
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::takeLink);
}

SingleInstance::Role SingleInstance::begin(const QString &link)
{
    // Who holds the lock may be about to listen, or about to end.
    QDeadlineTimer waiting(startTime);
    while (!m_lock.tryLock(static_cast<int>(retryEvery.count()))) {
        if (handOver(link))
            return Role::HandedOver;
        if (waiting.hasExpired()) {
            qWarning("another Madang runs with this profile and does not answer");
            return Role::HandedOver;
        }
    }
    listen();
    return Role::First;
}

bool SingleInstance::handOver(const QString &link) const
{
    QLocalSocket socket;
    socket.connectToServer(m_socket);
    // No event loop runs yet, so that waiting here holds nothing up.
    if (!socket.waitForConnected(static_cast<int>(patience.count())))
        return false;
    socket.write(link.toUtf8() + '\n');
    return socket.waitForBytesWritten(static_cast<int>(patience.count()));
}

void SingleInstance::listen()
{
    QLocalServer::removeServer(m_socket);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.listen(m_socket);
}

void SingleInstance::takeLink()
{
    while (auto *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine() && socket->bytesAvailable() < longestLink)
                return;
            const QString link = QString::fromUtf8(socket->readLine(longestLink)).trimmed();
            socket->disconnectFromServer();
            emit linkArrived(link);
        });
    }
}

} // namespace madang::app
