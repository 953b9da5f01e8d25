// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/readtracker.h"

#include <algorithm>

namespace madang::ui
{

ReadTracker::ReadTracker(const client::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

void ReadTracker::begin(qint64 n)
{
    m_since.clear();
    m_readN = n;
}

void ReadTracker::setSeen(qint64 firstN, qint64 lastN)
{
    const auto now = m_clock.steady();
    m_since.removeIf([firstN, lastN](const auto &seen) { return seen.key() < firstN || seen.key() > lastN; });
    if (lastN <= m_readN)
        return;
    for (qint64 n = std::max(firstN, m_readN + 1); n <= lastN; ++n) {
        if (!m_since.contains(n))
            m_since.insert(n, now);
    }
}

void ReadTracker::check()
{
    const auto now = m_clock.steady();
    qint64 read = m_readN;
    for (auto seen = m_since.cbegin(); seen != m_since.cend(); ++seen) {
        if (now - seen.value() >= enough)
            read = std::max(read, seen.key());
    }
    if (read == m_readN)
        return;
    m_readN = read;
    m_since.removeIf([read](const auto &seen) { return seen.key() <= read; });
    emit readUpTo(read);
}

} // namespace madang::ui
