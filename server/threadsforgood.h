// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QThreadPool>

#include <latch>
#include <memory>

namespace madang::server
{

/// Starts the threads of a pool, all of them and for good. One that begins later needs descriptors of its own, and
/// where there are none left Qt ends the program.
inline void startForGood(QThreadPool &pool, int threads)
{
    pool.setMaxThreadCount(threads);
    pool.setExpiryTimeout(-1);
    const auto allThere = std::make_shared<std::latch>(threads);
    for (int i = 0; i < threads; ++i)
        pool.start([allThere] { allThere->arrive_and_wait(); });
}

} // namespace madang::server
