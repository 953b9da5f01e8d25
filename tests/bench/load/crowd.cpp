// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/crowd.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include <sys/epoll.h>
#include <unistd.h>

namespace madang::bench
{

using namespace std::chrono_literals;

uint64_t nowNs()
{
    return static_cast<uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch()).count());
}

double milliseconds(uint64_t nanoseconds)
{
    return static_cast<double>(nanoseconds) / 1e6;
}

Crowd::Crowd(uint16_t port, const Dialect &dialect)
    : m_port(port)
    , m_dialect(dialect)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
}

Crowd::~Crowd()
{
    ::close(m_epoll);
}

Client &Crowd::add(Dialect::Role role)
{
    m_seats.push_back(connectOne(m_seats.size(), role));
    return *m_seats.back().client;
}

void Crowd::renew(size_t place)
{
    if (at(place).isReady)
        --m_ready;
    m_seats.at(place) = connectOne(place, Dialect::Role::Listens);
}

Crowd::Seat Crowd::connectOne(size_t place, Dialect::Role role)
{
    auto client =
        m_dialect.connect(m_port, place, role, [this](Client &who, std::string_view message) { take(who, message); });
    client->tag = place;
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLET;
    event.data.u64 = place;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, client->descriptor(), &event);
    return {.client = std::move(client)};
}

void Crowd::take(Client &client, std::string_view message)
{
    const Meaning meaning = m_dialect.hear(client, message);
    if (meaning.kind == Meaning::Kind::Ready) {
        if (!std::exchange(client.isReady, true))
            ++m_ready;
    } else if (meaning.kind != Meaning::Kind::Other && heard) {
        heard(client, meaning);
    }
}

void Crowd::run(std::chrono::nanoseconds patience)
{
    std::array<epoll_event, 1'024> events{};
    const int count = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), patienceIn(patience));
    for (int i = 0; i < count; ++i)
        proceed(events.at(static_cast<size_t>(i)).data.u64);
    wake();
}

void Crowd::proceed(size_t place)
{
    Seat &seat = m_seats.at(place);
    Client &client = *seat.client;
    const bool wasBroken = client.isBroken();
    client.proceed();
    if (client.wakeAt() != 0 && std::exchange(seat.wakeAt, client.wakeAt()) != client.wakeAt())
        m_alarms.emplace(client.wakeAt(), place);
    if (client.isBroken() && !wasBroken && broken)
        broken(client);
}

void Crowd::wake()
{
    const uint64_t now = nowNs();
    while (!m_alarms.empty() && m_alarms.begin()->first <= now) {
        const auto [moment, place] = *m_alarms.begin();
        m_alarms.erase(m_alarms.begin());
        if (m_seats.at(place).wakeAt == moment) // else it has another client by now
            at(place).wake();
    }
}

int Crowd::patienceIn(std::chrono::nanoseconds patience) const
{
    auto most = std::max<int64_t>(patience.count(), 0);
    if (!m_alarms.empty())
        most = std::min(most, std::max<int64_t>(static_cast<int64_t>(m_alarms.begin()->first - nowNs()), 0));
    constexpr int64_t millisecond = 1'000'000;
    return static_cast<int>(most / millisecond);
}

double connectAll(Crowd &crowd, size_t count)
{
    const uint64_t start = nowNs();
    for (size_t i = 0; i < count; ++i) {
        crowd.add();
        if (i % 64 == 63)
            crowd.run(0ns);
    }
    while (crowd.readyCount() < count) {
        crowd.run(100ms);
        if (nowNs() - start > 120'000'000'000) {
            std::fprintf(stderr, "only %zu of %zu got ready\n", crowd.readyCount(), count);
            break;
        }
    }
    return milliseconds(nowNs() - start);
}

} // namespace madang::bench
