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

WebClient &Crowd::add(bool isSender)
{
    m_clients.push_back(connectOne(m_clients.size(), isSender));
    return *m_clients.back();
}

void Crowd::renew(size_t place)
{
    if (m_clients.at(place)->isReady)
        --m_ready;
    m_clients.at(place) = connectOne(place, false);
}

std::unique_ptr<WebClient> Crowd::connectOne(size_t place, bool isSender)
{
    auto client = std::make_unique<WebClient>(m_port, m_dialect.path(isSender), m_dialect.protocol(),
                                              [this](WebClient &who, std::string_view message) { take(who, message); });
    client->tag = place;
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLET;
    event.data.u64 = place;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, client->descriptor(), &event);
    return client;
}

void Crowd::take(WebClient &client, std::string_view message)
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
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(patience).count();
    const int count = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()),
                                   static_cast<int>(std::max<int64_t>(milliseconds, 0)));
    for (int i = 0; i < count; ++i) {
        WebClient &client = *m_clients.at(events.at(static_cast<size_t>(i)).data.u64);
        const bool wasBroken = client.isBroken();
        client.proceed();
        if (client.isBroken() && !wasBroken && broken)
            broken(client);
    }
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
