// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/gateway/listener.h"
#include "tests/support/server/fakeclock.h"

#include <QTest>

#include <array>
#include <vector>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace madang::server
{

using namespace std::chrono_literals;

namespace
{

/// A client that waits at the door: the kernel has taken its connection.
class Newcomer
{
public:
    explicit Newcomer(quint16 port)
        : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            qFatal("no connection");
        ::fcntl(m_descriptor, F_SETFL, O_NONBLOCK);
    }
    ~Newcomer() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(Newcomer)

    /// What has been said to it.
    [[nodiscard]] QByteArray heard()
    {
        std::array<char, 4096> bytes{};
        const ssize_t count = ::recv(m_descriptor, bytes.data(), bytes.size(), 0);
        if (count > 0)
            m_heard.append(bytes.data(), count);
        return m_heard;
    }

private:
    int m_descriptor;
    QByteArray m_heard;
};

/// While it lives the process gets no descriptor beyond those that it has.
class NoMoreDescriptors
{
public:
    NoMoreDescriptors()
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        const int next = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        ::close(next);
        rlimit none = m_before;
        none.rlim_cur = static_cast<rlim_t>(next);
        ::setrlimit(RLIMIT_NOFILE, &none);
    }
    ~NoMoreDescriptors() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    Q_DISABLE_COPY_MOVE(NoMoreDescriptors)

private:
    rlimit m_before{};
};

} // namespace

class ListenerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<FakeClock>();
        m_admission = std::make_unique<Admission>(m_limits, m_proxies);
        m_listener = std::make_unique<Listener>(*m_admission, *m_clock,
                                                [this](std::unique_ptr<QTcpSocket> socket, Admission::Ticket ticket) {
                                                    m_sockets.push_back(std::move(socket));
                                                    m_tickets.push_back(std::move(ticket));
                                                });
        QVERIFY(m_listener->listenOn(QHostAddress(QHostAddress::LocalHost), 0));
    }
    void cleanup()
    {
        m_newcomers.clear();
        m_tickets.clear();
        m_sockets.clear();
        m_listener.reset();
    }

    void newcomers_are_taken_a_few_in_each_turn()
    {
        come(100);

        QCOMPARE(takenInTurns(5), (std::vector<size_t>{32, 32, 32, 4, 0}));
    }

    void the_longer_turns_get_the_fewer_are_taken()
    {
        come(100);

        QCOMPARE(takenInTurns(7, 60ms), (std::vector<size_t>{32, 16, 8, 4, 2, 1, 1}));
        QCOMPARE(takenInTurns(5), (std::vector<size_t>{1, 2, 4, 8, 16})); // the first is still the long turn's
    }

    void who_comes_when_there_are_no_descriptors_is_told()
    {
        come(40);
        {
            const NoMoreDescriptors none;
            QCOMPARE(takenInTurns(1), (std::vector<size_t>{0}));
        }
        QVERIFY(m_newcomers.front()->heard().startsWith("HTTP/1.1 503 "));
        QVERIFY(m_newcomers.front()->heard().contains("Retry-After: 5"));

        QTRY_COMPARE(m_sockets.size(), size_t{40 - 32}); // the others, as soon as there are descriptors again
    }

private:
    void come(int count)
    {
        for (int i = 0; i < count; ++i)
            m_newcomers.push_back(std::make_unique<Newcomer>(m_listener->port()));
    }

    /// How many were let in in each of so many turns that took so long.
    std::vector<size_t> takenInTurns(int turns, milliseconds each = 0ms)
    {
        std::vector<size_t> taken;
        for (int i = 0; i < turns; ++i) {
            const size_t before = m_sockets.size();
            QCoreApplication::processEvents();
            taken.push_back(m_sockets.size() - before);
            m_clock->pass(each);
        }
        return taken;
    }

    Limits m_limits;
    Networks m_proxies;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<Admission> m_admission;
    std::unique_ptr<Listener> m_listener;
    std::vector<std::unique_ptr<QTcpSocket>> m_sockets;
    std::vector<Admission::Ticket> m_tickets;
    std::vector<std::unique_ptr<Newcomer>> m_newcomers;
};

} // namespace madang::server

QTEST_GUILESS_MAIN(madang::server::ListenerTest)
#include "tst_listener.moc"
