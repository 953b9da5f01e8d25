// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/dialect.h"

#include <chrono>
#include <memory>
#include <vector>

namespace madang::bench
{

using Clock = std::chrono::steady_clock;

/// Nanoseconds on the steady clock.
[[nodiscard]] uint64_t nowNs();
[[nodiscard]] double milliseconds(uint64_t nanoseconds);

/// Many clients in one loop, and what they have heard.
class Crowd
{
public:
    Crowd(uint16_t port, const Dialect &dialect);
    ~Crowd();
    Crowd(const Crowd &) = delete;
    Crowd(Crowd &&) = delete;
    Crowd &operator=(const Crowd &) = delete;
    Crowd &operator=(Crowd &&) = delete;

    /// Begins to connect one more; its tag is its place.
    WebClient &add(bool isSender = false);
    /// A new connection for the one at `place`.
    void renew(size_t place);
    /// Lets happen what happens within `patience`, at least one round.
    void run(std::chrono::nanoseconds patience);

    [[nodiscard]] size_t size() const { return m_clients.size(); }
    [[nodiscard]] WebClient &at(size_t place) { return *m_clients.at(place); }
    [[nodiscard]] size_t readyCount() const { return m_ready; }

    std::function<void(WebClient &, const Meaning &)> heard; ///< deliveries and acknowledgements
    std::function<void(WebClient &)> broken;

private:
    std::unique_ptr<WebClient> connectOne(size_t place, bool isSender);
    void take(WebClient &client, std::string_view message);

    uint16_t m_port;
    const Dialect &m_dialect;
    int m_epoll;
    size_t m_ready = 0;
    std::vector<std::unique_ptr<WebClient>> m_clients;
};

/// Connects so many at once, and says after how many ms all were ready. Who is not within two minutes is said on
/// stderr.
[[nodiscard]] double connectAll(Crowd &crowd, size_t count);

} // namespace madang::bench
