// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/dialect.h"

#include <chrono>
#include <map>
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
    Client &add(Dialect::Role role = Dialect::Role::Listens);
    /// A new connection for the one at `place`.
    void renew(size_t place);
    /// Lets happen what happens within `patience`, at least one round.
    void run(std::chrono::nanoseconds patience);

    [[nodiscard]] size_t size() const { return m_seats.size(); }
    [[nodiscard]] Client &at(size_t place) { return *m_seats.at(place).client; }
    [[nodiscard]] size_t readyCount() const { return m_ready; }

    std::function<void(Client &, const Meaning &)> heard; ///< deliveries and acknowledgements
    std::function<void(Client &)> broken;

private:
    struct Seat {
        std::unique_ptr<Client> client;
        uint64_t wakeAt = 0; ///< as it stands in m_alarms
    };

    Seat connectOne(size_t place, Dialect::Role role);
    void take(Client &client, std::string_view message);
    void proceed(size_t place);
    void wake();
    [[nodiscard]] int patienceIn(std::chrono::nanoseconds patience) const;

    uint16_t m_port;
    const Dialect &m_dialect;
    int m_epoll;
    size_t m_ready = 0;
    std::vector<Seat> m_seats;
    std::multimap<uint64_t, size_t> m_alarms;
};

/// Connects so many at once, and says after how many ms all were ready. Who is not within two minutes is said on
/// stderr.
[[nodiscard]] double connectAll(Crowd &crowd, size_t count);

} // namespace madang::bench
