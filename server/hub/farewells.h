// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/objects.h"

#include <QCache>

#include <utility>

namespace madang::server
{

/// Remembers for a minute which sessions have said `bye`; the latest so many, so that it can't be filled.
class Farewells
{
public:
    static constexpr milliseconds kept{60'000};
    static constexpr int remembered = 10'000;

    void remember(const UserId &user, const SessionId &session, milliseconds now)
    {
        m_said.insert({user, session}, new milliseconds(now));
    }
    [[nodiscard]] bool isRecent(const UserId &user, const SessionId &session, milliseconds now) const
    {
        const milliseconds *const said = m_said.object({user, session});
        return said != nullptr && now - *said < kept;
    }

private:
    QCache<std::pair<UserId, SessionId>, milliseconds> m_said{remembered}; ///< steady
};

} // namespace madang::server
