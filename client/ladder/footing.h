// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/way.h"

#include <QMap>

#include <chrono>

namespace madang::client
{

using std::chrono::milliseconds;

/// How firm each way was under our feet, so that one that gave way is not stepped on first again.
class Footing
{
public:
    /// In use for so long, a way has proved itself, and what was before is forgotten.
    static constexpr milliseconds provenAfter{60'000};

    /// Not the first choice alone: the one below begins at once beside it.
    [[nodiscard]] bool isShaky(Way way) const { return m_faults.value(way) > 0; }
    /// Not the first choice at all.
    [[nodiscard]] bool isBad(Way way) const { return m_faults.value(way) >= bad; }

    void broke(Way way, milliseconds afterUse)
    {
        if (afterUse < provenAfter)
            ++m_faults[way];
    }
    void fellSilent(Way way) { m_faults[way] = bad; }
    void held(Way way) { m_faults.remove(way); }
    /// It was the network's fault, or it is another network now.
    void forgive() { m_faults.clear(); }

private:
    static constexpr int bad = 2;

    QMap<Way, int> m_faults;
};

} // namespace madang::client
