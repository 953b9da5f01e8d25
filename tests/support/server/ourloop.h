// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/ops/epolldispatcher.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTest>

#include <array>
#include <utility>

#include <sys/socket.h>
#include <unistd.h>

/// The program's own event loop, which is the one under test, and what it can watch.
namespace madang::server
{

/// Two connected descriptors; what is written into one can be read from the other.
class SocketPair
{
public:
    SocketPair()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, m_ends.data()) != 0)
            qFatal("no descriptors to watch");
    }
    ~SocketPair()
    {
        closeNear();
        ::close(m_ends.at(1));
    }
    Q_DISABLE_COPY_MOVE(SocketPair)

    [[nodiscard]] int near() const { return m_ends.at(0); }
    void feed() const { (void)!::write(m_ends.at(1), "x", 1); }
    void drain() const
    {
        char byte = 0;
        (void)!::read(m_ends.at(0), &byte, 1);
    }
    void closeNear()
    {
        if (m_ends.at(0) >= 0)
            ::close(std::exchange(m_ends.at(0), -1));
    }

private:
    std::array<int, 2> m_ends{};
};

/// What is ready and due is done, and nothing is waited for.
inline void turn(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents)
{
    QCoreApplication::processEvents(flags);
}

/// What main() does in a test of our loop.
template <typename Test>
[[nodiscard]] int runInOurLoop(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
    const QCoreApplication application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace madang::server
