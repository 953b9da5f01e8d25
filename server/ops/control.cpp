// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/control.h"

#include "protocol/codec.h"
#include "server/ops/logging.h"
#include "server/ops/socketname.h"

#include <QFile>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QPointer>

#include <chrono>
#include <memory>
#include <utility>

#include <sys/socket.h>
#include <unistd.h>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

template <typename T>
QByteArray lineOfTask(const T &task)
{
    QJsonObject object = toJson(task);
    object.insert(u"do"_s, T::typeName);
    return lineOf(object);
}

template <typename T>
Expected<HousekeepingTask, Error> taskAs(const QJsonObject &object)
{
    auto task = fromJson<T>(object);
    if (!task)
        return Unexpected(task.error());
    return HousekeepingTask(std::move(*task));
}

Expected<HousekeepingTask, Error> taskFrom(const QByteArray &line)
{
    const auto object = parseObject(line);
    if (!object)
        return Unexpected(object.error());
    const QString name = object->value("do"_L1).toString();
    if (name == Invite::typeName)
        return taskAs<Invite>(*object);
    if (name == ResetSignIn::typeName)
        return taskAs<ResetSignIn>(*object);
    if (name == MakeBackup::typeName)
        return taskAs<MakeBackup>(*object);
    if (name == CheckLog::typeName)
        return taskAs<CheckLog>(*object);
    return Unexpected(badRequest(u"no such task"_s));
}

QByteArray lineOfResult(const Expected<QString, Error> &result)
{
    if (result)
        return lineOf({{u"ok"_s, *result}});
    return lineOf({{u"error"_s, errorToJson(result.error())}});
}

Expected<QString, Error> resultFrom(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    if (object.value("ok"_L1).isString())
        return object.value("ok"_L1).toString();
    if (object.value("error"_L1).isObject())
        return Unexpected(errorFromJson(object.value("error"_L1).toObject()));
    return Unexpected(Error{ErrorCode::Unavailable, u"the server went away without an answer"_s});
}

} // namespace

ControlServer::ControlServer(Housekeeping &housekeeping, QObject *parent)
    : QObject(parent)
    , m_housekeeping(housekeeping)
{
    m_resume.setSingleShot(true);
    connect(&m_resume, &QTimer::timeout, this, [this] { m_notifier->setEnabled(true); });
}

ControlServer::~ControlServer()
{
    if (m_file.isEmpty())
        return;
    QFile::remove(m_file);
    m_notifier.reset();
    ::close(m_descriptor);
}

bool ControlServer::listen(const QString &file)
{
    m_descriptor = listeningSocket(file);
    if (m_descriptor < 0)
        return false;
    m_file = file;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ControlServer::accept);
    return true;
}

void ControlServer::accept()
{
    constexpr std::chrono::milliseconds pauseAfterError{100};
    const int taken = ::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (taken < 0) { // out of descriptors: who waits is not forgotten
        m_notifier->setEnabled(false);
        m_resume.start(pauseAfterError);
        return;
    }
    auto *const socket = new QLocalSocket(this);
    if (!socket->setSocketDescriptor(taken)) {
        ::close(taken);
        socket->deleteLater();
        return;
    }
    serve(socket);
}

void ControlServer::serve(QLocalSocket *socket)
{
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (!socket->canReadLine())
            return;
        const Housekeeping::Then answer = [guest = QPointer(socket)](const Expected<QString, Error> &result) {
            if (!guest)
                return;
            guest->write(lineOfResult(result));
            guest->disconnectFromServer();
        };
        const auto task = taskFrom(socket->readLine());
        if (!task) {
            answer(Unexpected(task.error()));
            return;
        }
        qCInfo(lcServer, "an operator's task over the control socket");
        m_housekeeping.carryOut(*task, answer);
    });
}

ControlClient::ControlClient(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
}

void ControlClient::carryOut(const HousekeepingTask &task, const Then &then)
{
    auto *const socket = new QLocalSocket(this);
    const int descriptor = connectedSocket(m_file);
    if (descriptor < 0 || !socket->setSocketDescriptor(descriptor)) {
        socket->deleteLater();
        then(
            Unexpected(Error{ErrorCode::Unavailable, u"the data folder is in use, but nobody answers at "_s + m_file}));
        return;
    }
    connect(socket, &QLocalSocket::disconnected, this, [socket, then] {
        then(resultFrom(socket->readAll()));
        socket->deleteLater();
    });
    socket->write(std::visit([](const auto &each) { return lineOfTask(each); }, task));
}

} // namespace madang::server
