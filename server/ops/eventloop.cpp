// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/eventloop.h"

#ifdef Q_OS_LINUX
#include "server/ops/epolldispatcher.h"

#include <QCoreApplication>
#endif

#include <utility>

namespace madang::server::eventloop
{

#ifdef Q_OS_LINUX

void install()
{
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
}

QMetaObject::Connection atTurnEnd(QObject &context, std::function<void()> then)
{
    const auto *loop = qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance());
    return loop == nullptr ? QMetaObject::Connection()
                           : QObject::connect(loop, &EpollDispatcher::turnEnded, &context, std::move(then));
}

#else

void install()
{
    qputenv("QT_NO_GLIB", "1"); // GLib's loop costs twice as much
}

QMetaObject::Connection atTurnEnd(QObject & /*context*/, std::function<void()> /*then*/)
{
    return {};
}

#endif

} // namespace madang::server::eventloop
