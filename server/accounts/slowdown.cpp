// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/slowdown.h"

#include <algorithm>
#include <utility>

namespace madang::server
{

SlowDown::Trial *SlowDown::find(const QString &account)
{
    Trial *const trial = m_trials.object(account);
    if (trial == nullptr || m_clock.steady() - trial->until < forgottenAfter)
        return trial;
    m_trials.remove(account);
    return nullptr;
}

std::optional<milliseconds> SlowDown::begin(const QString &account)
{
    Trial *const trial = find(account);
    if (trial == nullptr || trial->failures <= freeFailures)
        return std::nullopt;
    const milliseconds now = m_clock.steady();
    if (now < trial->until)
        return trial->until - now;
    return std::exchange(trial->underWay, true) ? std::optional(least) : std::nullopt;
}

void SlowDown::succeeded(const QString &account)
{
    m_trials.remove(account);
}

void SlowDown::failed(const QString &account)
{
    Trial *trial = find(account);
    if (trial == nullptr) {
        trial = new Trial;
        m_trials.insert(account, trial);
    }
    const milliseconds now = m_clock.steady();
    trial->underWay = false;
    if (now < trial->until) // begun together with the one that makes the others wait
        return;
    constexpr int doublings = 10; // 2^10 s is above `most`
    const int paid = std::min(trial->failures++ - freeFailures, doublings);
    trial->until = paid < 0 ? now : now + std::min(most, least * (1 << paid));
}

void SlowDown::undecided(const QString &account)
{
    if (Trial *const trial = find(account))
        trial->underWay = false;
}

} // namespace madang::server
