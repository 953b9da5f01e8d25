// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// Load for a server on this machine, and what it made of it, as one line of JSON: scripts/bench reads it.
//
//   bench_load DIALECT PORT MODE key=value...
//
//   fanout   receivers= senders= rate= seconds= : posts a second at a steady beat, whatever comes back
//   acks     senders= seconds=                  : each sender posts as soon as its last one is acknowledged
//   idle     receivers=                         : connects, says how long it took, and stays until its input ends
//   storm    receivers=                         : the same; when the server goes it comes back as our client does
//
// and bytes= (of a text), tokens=FILE room= cursor= (madang), pid= (of the server; repeatable).
#include "tests/bench/load/crowd.h"
#include "tests/bench/load/figures.h"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <random>

#include <poll.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace madang::bench;
using namespace std::chrono_literals;

namespace
{

struct Order {
    std::string mode;
    uint16_t port = 0;
    DialectOptions dialect;
    size_t receivers = 0;
    size_t senders = 1;
    double rate = 20;
    double seconds = 10;
    size_t bytes = 130;
    std::vector<int> processes;
};

Order orderFrom(int argc, char **argv)
{
    Order order;
    order.dialect.name = argv[1];
    order.port = static_cast<uint16_t>(std::stoi(argv[2]));
    order.mode = argv[3];
    for (int i = 4; i < argc; ++i) {
        const std::string word = argv[i];
        const size_t cut = word.find('=');
        const std::string key = word.substr(0, cut);
        const std::string value = word.substr(cut + 1);
        if (key == "receivers")
            order.receivers = std::stoul(value);
        else if (key == "senders")
            order.senders = std::stoul(value);
        else if (key == "rate")
            order.rate = std::stod(value);
        else if (key == "seconds")
            order.seconds = std::stod(value);
        else if (key == "bytes")
            order.bytes = std::stoul(value);
        else if (key == "pid")
            order.processes.push_back(std::stoi(value));
        else if (key == "room")
            order.dialect.room = value;
        else if (key == "cursor")
            order.dialect.cursor = value;
        else if (key == "tokens") {
            std::ifstream file(value);
            for (std::string token; std::getline(file, token);)
                order.dialect.tokens.push_back(token);
        }
    }
    return order;
}

uint32_t microseconds(uint64_t nanoseconds)
{
    return static_cast<uint32_t>(nanoseconds / 1'000);
}

double milliseconds(uint64_t nanoseconds)
{
    return static_cast<double>(nanoseconds) / 1e6;
}

/// Connects all at once, and says after how many ms all were ready.
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

void quiet(Crowd &crowd, std::chrono::milliseconds time)
{
    const auto end = Clock::now() + time;
    while (Clock::now() < end)
        crowd.run(10ms);
}

int fanout(const Order &order, const Dialect &dialect)
{
    Crowd crowd(order.port, dialect);
    const double connected = connectAll(crowd, order.receivers);
    Crowd speakers(order.port, dialect);
    for (size_t i = 0; i < order.senders; ++i)
        speakers.add(true);
    while (speakers.readyCount() < order.senders)
        speakers.run(10ms);
    quiet(crowd, 1s);

    std::vector<uint32_t> latencies;
    std::vector<uint32_t> acknowledged;
    std::map<uint64_t, uint64_t> sentAt;
    latencies.reserve(static_cast<size_t>(order.rate * order.seconds) * order.receivers);
    // What an earlier run said comes again to who resumes from before it: that is not counted.
    crowd.heard = [&latencies, begun = nowNs()](WebClient &, const Meaning &meaning) {
        if (meaning.kind == Meaning::Kind::Delivery && meaning.number >= begun)
            latencies.push_back(microseconds(nowNs() - meaning.number));
    };
    speakers.heard = [&](WebClient &, const Meaning &meaning) {
        if (meaning.kind == Meaning::Kind::Acknowledgement)
            acknowledged.push_back(microseconds(nowNs() - sentAt[meaning.number]));
    };
    const auto total = static_cast<uint64_t>(order.rate * order.seconds);
    const double processorBefore = processorSeconds(order.processes);
    const uint64_t start = nowNs();
    const auto dueAt = [&](uint64_t number) {
        return start + static_cast<uint64_t>(static_cast<double>(number) * 1e9 / order.rate);
    };
    uint64_t sent = 0;
    const uint64_t expected = total * order.receivers;
    const uint64_t deadline = dueAt(total) + 15'000'000'000;
    while (latencies.size() < expected && nowNs() < deadline) {
        while (sent < total && dueAt(sent) <= nowNs()) {
            sentAt[sent + 2] = nowNs();
            dialect.publish(speakers.at(sent % order.senders), stamped(nowNs(), order.bytes), sent + 2);
            ++sent;
        }
        const uint64_t now = nowNs();
        const uint64_t next = sent < total ? dueAt(sent) : now + 10'000'000;
        speakers.run(0ns);
        crowd.run(std::chrono::nanoseconds(next > now ? std::min<uint64_t>(next - now, 5'000'000) : 0));
    }
    const double wall = static_cast<double>(nowNs() - start) / 1e9;
    const double processor = processorSeconds(order.processes) - processorBefore;
    std::printf(R"({"connect_ms":%.0f,"expected":%llu,"delivered":%zu,"wall_s":%.2f,"cpu_s":%.3f,)"
                R"("cpu_us":%.2f,"p50_ms":%.2f,"p99_ms":%.2f,"ack_p50_ms":%.2f,"ack_p99_ms":%.2f})"
                "\n",
                connected, static_cast<unsigned long long>(expected), latencies.size(), wall, processor,
                latencies.empty() ? 0 : processor * 1e6 / static_cast<double>(latencies.size()),
                percentile(latencies, 0.5) / 1e3, percentile(latencies, 0.99) / 1e3,
                percentile(acknowledged, 0.5) / 1e3, percentile(acknowledged, 0.99) / 1e3);
    return EXIT_SUCCESS;
}

int acks(const Order &order, const Dialect &dialect)
{
    Crowd crowd(order.port, dialect);
    connectAll(crowd, order.senders);
    std::vector<uint64_t> sentAt(order.senders);
    std::vector<uint32_t> latencies;
    bool isOver = false;
    const auto post = [&](WebClient &client) {
        sentAt.at(client.tag) = nowNs();
        dialect.publish(client, stamped(nowNs(), order.bytes), 2);
    };
    crowd.heard = [&](WebClient &client, const Meaning &meaning) {
        if (meaning.kind != Meaning::Kind::Acknowledgement)
            return;
        latencies.push_back(microseconds(nowNs() - sentAt.at(client.tag)));
        if (!isOver)
            post(client);
    };
    const double processorBefore = processorSeconds(order.processes);
    const uint64_t start = nowNs();
    for (size_t i = 0; i < order.senders; ++i)
        post(crowd.at(i));
    while (static_cast<double>(nowNs() - start) < order.seconds * 1e9)
        crowd.run(10ms);
    isOver = true;
    const double wall = static_cast<double>(nowNs() - start) / 1e9;
    const double processor = processorSeconds(order.processes) - processorBefore;
    std::printf(R"({"acks_per_s":%.0f,"cpu_us":%.2f,"p50_ms":%.2f,"p99_ms":%.2f})"
                "\n",
                static_cast<double>(latencies.size()) / wall, processor * 1e6 / static_cast<double>(latencies.size()),
                percentile(latencies, 0.5) / 1e3, percentile(latencies, 0.99) / 1e3);
    return EXIT_SUCCESS;
}

bool inputEnded()
{
    pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    return ::poll(&input, 1, 0) > 0;
}

int idle(const Order &order, const Dialect &dialect)
{
    Crowd crowd(order.port, dialect);
    const double connected = connectAll(crowd, order.receivers);
    std::printf(R"({"connect_ms":%.0f,"ready":%zu})"
                "\n",
                connected, crowd.readyCount());
    std::fflush(stdout);
    while (!inputEnded())
        crowd.run(100ms);
    return EXIT_SUCCESS;
}

/// Our client's rule: the first try within 300 ms, then full jitter under 0.5 s * 2^n, at most 20 s.
class Returning
{
public:
    Returning(Crowd &crowd, size_t count)
        : m_crowd(crowd)
        , m_tries(count)
    {
        crowd.broken = [this](WebClient &client) { plan(client.tag); };
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

int storm(const Order &order, const Dialect &dialect)
{
    Crowd crowd(order.port, dialect);
    const double connected = connectAll(crowd, order.receivers);
    std::printf(R"({"connect_ms":%.0f,"ready":%zu})"
                "\n",
                connected, crowd.readyCount());
    std::fflush(stdout);
    Returning returning(crowd, order.receivers);
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
        const uint64_t passed = nowNs() - returning.since();
        if (passed < 200'000'000)
            continue; // not all have noticed yet
        const size_t back = backAgain();
        if (most == 0 && back * 100 >= order.receivers * 95)
            most = milliseconds(passed);
        if (back == order.receivers || passed > patience)
            break;
    }
    std::printf(R"({"p95_ms":%.0f,"all_ms":%.0f,"back":%zu,"attempts":%zu,"by_100ms":[)", most,
                milliseconds(nowNs() - returning.since()), backAgain(), returning.attempts());
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

} // namespace

int main(int argc, char **argv)
{
    if (argc < 4) {
        std::fprintf(stderr, "bench_load DIALECT PORT fanout|acks|idle|storm [key=value...]\n");
        return EXIT_FAILURE;
    }
    rlimit descriptors{};
    ::getrlimit(RLIMIT_NOFILE, &descriptors);
    descriptors.rlim_cur = descriptors.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &descriptors);
    const Order order = orderFrom(argc, argv);
    const auto spoken = dialect(order.dialect);
    if (!spoken || (order.dialect.name == "madang" && order.dialect.tokens.empty())) {
        std::fprintf(stderr, "an unknown dialect, or no tokens\n");
        return EXIT_FAILURE;
    }
    if (order.mode == "fanout")
        return fanout(order, *spoken);
    if (order.mode == "acks")
        return acks(order, *spoken);
    return order.mode == "storm" ? storm(order, *spoken) : idle(order, *spoken);
}
