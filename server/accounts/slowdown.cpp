// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/slowdown.h"

#include <algorithm>

namespace madang::server
{

bool SlowDown::isFresh(const Trial &trial, const QString &from)
{
    return !from.isEmpty() && trial.underWay != from && trial.usedUp.size() < freshAddressesMost &&
           !trial.usedUp.contains(from);
}

SlowDown::Trial *SlowDown::find(const QString &account)
{
    Trial *const trial = m_trials.object(account);
    if (trial == nullptr || m_clock.steady() - trial->until < forgottenAfter)
        return trial;
    m_trials.remove(account);
    return nullptr;
}

std::optional<milliseconds> SlowDown::begin(const QString &account, const QString &from)
{
    Trial *const trial = find(account);
    if (trial == nullptr || trial->failures <= freeFailures)
        return std::nullopt;
    const milliseconds now = m_clock.steady();
    if (now >= trial->until && !trial->underWay) {
        trial->underWay = from;
        return std::nullopt;
    }
    if (isFresh(*trial, from)) {
        trial->usedUp.append(from);
        trial->beside.append(from);
        return std::nullopt;
    }
    return now < trial->until ? trial->until - now : least;
}

void SlowDown::succeeded(const QString &account)
{
    m_trials.remove(account);
}

void SlowDown::failed(const QString &account, const QString &from)
{
    Trial *trial = find(account);
    if (trial == nullptr) {
        trial = new Trial;
        m_trials.insert(account, trial);
    }
    if (!trial->beside.removeOne(from))
        trial->underWay.reset();
    if (isFresh(*trial, from))
        trial->usedUp.append(from);
    const milliseconds now = m_clock.steady();
    if (now < trial->until) // begun together with the one that makes the others wait
        return;
    constexpr int doublings = 10; // 2^10 s is above `most`
    const int paid = std::min(trial->failures++ - freeFailures, doublings);
    trial->until = paid < 0 ? now : now + std::min(most, least * (1 << paid));
}

void SlowDown::undecided(const QString &account, const QString &from)
{
    Trial *const trial = find(account);
    if (trial == nullptr)
        return;
    if (trial->beside.removeOne(from))
        trial->usedUp.removeOne(from);
    else if (trial->underWay == from)
        trial->underWay.reset();
}

} // namespace madang::server
