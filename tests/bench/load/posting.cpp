// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/crowd.h"
#include "tests/bench/load/figures.h"
#include "tests/bench/load/measures.h"

#include <cstdio>
#include <map>
#include <tuple>

namespace madang::bench
{

using namespace std::chrono_literals;

namespace
{

uint32_t microseconds(uint64_t nanoseconds)
{
    return static_cast<uint32_t>(nanoseconds / 1'000);
}

void quiet(Crowd &crowd, std::chrono::milliseconds time)
{
    const auto end = Clock::now() + time;
    while (Clock::now() < end)
        crowd.run(10ms);
}

} // namespace

int fanout(const Order &order, const Dialect &dialect)
{
    const auto theirs =
        madang::bench::dialect({order.dialect.name, order.dialect.way, order.dialect.cursor, order.idlers});
    Crowd others(order.port, *theirs);
    if (order.idle > 0)
        std::ignore = connectAll(others, order.idle);
    Crowd stalled(order.port, dialect); // from here on it is never run
    if (order.stalled > 0)
        std::ignore = connectAll(stalled, order.stalled);
    Crowd crowd(order.port, dialect);
    const double connected = connectAll(crowd, order.receivers);
    Crowd speakers(order.port, dialect);
    for (size_t i = 0; i < order.senders; ++i)
        speakers.add(Dialect::Role::Speaks);
    while (speakers.readyCount() < order.senders)
        speakers.run(10ms);
    quiet(crowd, 1s);

    std::vector<uint32_t> latencies;
    std::vector<uint32_t> acknowledged;
    std::map<uint64_t, uint64_t> sentAt;
    latencies.reserve(static_cast<size_t>(order.rate * order.seconds) * order.receivers);
    // What an earlier run said comes again to who resumes from before it: that is not counted.
    crowd.heard = [&latencies, begun = nowNs()](Client &, const Meaning &meaning) {
        if (meaning.kind == Meaning::Kind::Delivery && meaning.number >= begun)
            latencies.push_back(microseconds(nowNs() - meaning.number));
    };
    speakers.heard = [&](Client &, const Meaning &meaning) {
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
        if (order.idle > 0)
            others.run(0ns);
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
    std::ignore = connectAll(crowd, order.senders);
    std::vector<uint64_t> sentAt(order.senders);
    std::vector<uint32_t> latencies;
    bool isOver = false;
    const auto post = [&](Client &client) {
        sentAt.at(client.tag) = nowNs();
        dialect.publish(client, stamped(nowNs(), order.bytes), 2);
    };
    crowd.heard = [&](Client &client, const Meaning &meaning) {
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

} // namespace madang::bench
