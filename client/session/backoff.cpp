// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/session/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace madang::client
{

Dice systemDice()
{
    return [](milliseconds most) {
        return milliseconds(QRandomGenerator::global()->bounded(static_cast<qint64>(most.count()) + 1));
    };
}

Backoff::Backoff(Dice dice)
    : m_dice(std::move(dice))
{
}

milliseconds Backoff::next(std::optional<milliseconds> notBefore)
{
    constexpr int doublings = 6; // unit * 2^6 is above `most`
    const auto bound = m_tries == 0 ? firstMost : std::min(most, unit * (1 << std::min(m_tries, doublings)));
    ++m_tries;
    return notBefore.value_or(milliseconds::zero()) + m_dice(bound);
}

} // namespace madang::client
