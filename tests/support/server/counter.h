// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QTest>

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

/// What computes, and the time that passes meanwhile.
namespace madang::server
{

/// The time, which only a test moves on. A signal's handler reads it.
inline std::atomic<std::chrono::steady_clock::time_point> clockTime{};

inline std::chrono::steady_clock::time_point now()
{
    return clockTime;
}

inline void pass(std::chrono::nanoseconds time)
{
    clockTime = now() + time;
}

/// A thread that counts until its end.
class Counter
{
public:
    /// Runs as `doing` lets it.
    explicit Counter(const std::function<void(const std::function<void()> &work)> &doing)
        : m_thread([this, doing] { doing([this] { count(); }); })
    {
    }
    ~Counter()
    {
        m_isEnding = true;
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(Counter)

    /// Goes on from where it is now.
    [[nodiscard]] bool moves() const
    {
        const auto before = m_count.load();
        return QTest::qWaitFor([this, before] { return m_count > before; });
    }
    [[nodiscard]] bool hasBegun() const { return m_count > 0; }
    [[nodiscard]] quint64 value() const { return m_count; }

private:
    void count()
    {
        while (!m_isEnding)
            ++m_count;
    }

    std::atomic<quint64> m_count = 0;
    std::atomic<bool> m_isEnding = false;
    std::thread m_thread; // last: it uses the others
};

} // namespace madang::server
