// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/crowd.h"
#include "tests/bench/load/figures.h"
#include "tests/bench/load/measures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <random>

#include <poll.h>
#include <unistd.h>

namespace madang::bench
{

using namespace std::chrono_literals;

namespace
{

bool inputEnded()
{
    pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    return ::poll(&input, 1, 0) > 0;
}

/// All of them connect, and whoever waits hears how long it took.
void gather(Crowd &crowd, size_t count)
{
    const double connected = connectAll(crowd, count);
    std::printf(R"({"connect_ms":%.0f,"ready":%zu})"
                "\n",
                connected, crowd.readyCount());
    std::fflush(stdout);
}

/// Our client's rule: the first try within 300 ms, then full jitter under 0.5 s * 2^n, at most 20 s.
class Returning
{
public:
    Returning(Crowd &crowd, size_t count)
        : m_crowd(crowd)
        , m_tries(count)
    {
        crowd.broken = [this](Client &client) { plan(client.tag); };
    }

    void proceed()
    {
        const uint64_t now = nowNs();
        while (!m_planned.empty() && m_planned.begin()->first <= now) {
            const size_t place = m_planned.begin()->second;
            m_planned.erase(m_planned.begin());
            ++m_attempts[(now - m_since) / 100'000'000];
            m_crowd.renew(place);
            if (m_crowd.at(place).isBroken())
                plan(place);
        }
    }

    [[nodiscard]] bool hasBegun() const { return m_since != 0; }
    [[nodiscard]] uint64_t since() const { return m_since; }
    [[nodiscard]] size_t attempts() const
    {
        size_t sum = 0;
        for (const auto &[slot, count] : m_attempts)
            sum += count;
        return sum;
    }
    [[nodiscard]] const std::map<uint64_t, size_t> &bySlot() const { return m_attempts; }

private:
    void plan(size_t place)
    {
        if (m_since == 0)
            m_since = nowNs();
        const int tries = m_tries.at(place)++;
        const double most = tries == 0 ? 0.3 : std::min(20.0, 0.5 * std::pow(2.0, tries - 1));
        std::uniform_real_distribution<double> wait(0, most);
        m_planned.emplace(nowNs() + static_cast<uint64_t>(wait(m_random) * 1e9), place);
    }

    Crowd &m_crowd;
    std::vector<int> m_tries;
    std::multimap<uint64_t, size_t> m_planned;
    std::map<uint64_t, size_t> m_attempts; ///< by 100 ms since the break
    uint64_t m_since = 0;
    std::mt19937_64 m_random{7};
};

/// Those of a crowd who write as soon as they are back, ten times a second, and how long an acknowledgement takes.
class Writing
{
public:
    Writing(Crowd &crowd, const Order &order, const Dialect &dialect)
        : m_crowd(crowd)
        , m_dialect(dialect)
        , m_bytes(order.bytes)
        , m_posts(order.senders)
    {
        crowd.heard = [this](Client &client, const Meaning &meaning) {
            if (meaning.kind != Meaning::Kind::Acknowledgement || !m_posts.at(client.tag).isWaiting)
                return;
            m_latencies.push_back(static_cast<uint32_t>((nowNs() - m_posts.at(client.tag).at) / 1'000));
            m_posts.at(client.tag).isWaiting = false;
        };
    }

    void proceed()
    {
        const uint64_t now = nowNs();
        for (size_t i = 0; i < m_posts.size(); ++i) {
            Client &client = m_crowd.at(i);
            Post &post = m_posts.at(i);
            if (client.isBroken() || !client.isReady) {
                post.isWaiting = false;
            } else if (!post.isWaiting && now - post.at > 100'000'000) {
                post = {.at = now, .isWaiting = true};
                m_dialect.publish(client, stamped(now, m_bytes), ++m_number);
            }
        }
    }

    /// Those asked for so far, in microseconds.
    [[nodiscard]] std::vector<uint32_t> &latencies() { return m_latencies; }

private:
    struct Post {
        uint64_t at = 0;
        bool isWaiting = false;
    };

    Crowd &m_crowd;
    const Dialect &m_dialect;
    size_t m_bytes;
    std::vector<Post> m_posts;
    std::vector<uint32_t> m_latencies;
    uint64_t m_number = 1;
};

} // namespace

int idle(const Order &order, const Dialect &dialect)
{
    Crowd crowd(order.port, dialect);
    gather(crowd, order.receivers);
    while (!inputEnded())
        crowd.run(100ms);
    return EXIT_SUCCESS;
}

int storm(const Order &order, const Dialect &dialect)
{
    Crowd crowd(order.port, dialect);
    gather(crowd, order.receivers);
    Returning returning(crowd, order.receivers);
    Writing writing(crowd, order, dialect);
    const auto backAgain = [&] {
        size_t count = 0;
        for (size_t i = 0; i < crowd.size(); ++i)
            count += crowd.at(i).isReady && !crowd.at(i).isBroken() ? 1 : 0;
        return count;
    };
    double most = 0;
    const uint64_t patience = 90'000'000'000;
    while (true) {
        crowd.run(5ms);
        returning.proceed();
        if (!returning.hasBegun())
            continue;
        writing.proceed();
        const uint64_t passed = nowNs() - returning.since();
        if (passed < 200'000'000)
            continue; // not all have noticed yet
        const size_t back = backAgain();
        if (most == 0 && back * 100 >= order.receivers * 95)
            most = milliseconds(passed);
        if (back == order.receivers || passed > patience)
            break;
    }
    std::printf(R"({"p95_ms":%.0f,"all_ms":%.0f,"back":%zu,"attempts":%zu,"acks":%zu,"ack_p50_ms":%.1f,)"
                R"("ack_p99_ms":%.1f,"by_100ms":[)",
                most, milliseconds(nowNs() - returning.since()), backAgain(), returning.attempts(),
                writing.latencies().size(), percentile(writing.latencies(), 0.5) / 1e3,
                percentile(writing.latencies(), 0.99) / 1e3);
    const char *comma = "";
    const uint64_t last = returning.bySlot().empty() ? 0 : returning.bySlot().rbegin()->first;
    for (uint64_t slot = 0; slot <= last; ++slot) {
        const auto found = returning.bySlot().find(slot);
        std::printf("%s%zu", comma, found == returning.bySlot().end() ? 0 : found->second);
        comma = ",";
    }
    std::printf("]}\n");
    return EXIT_SUCCESS;
}

} // namespace madang::bench
