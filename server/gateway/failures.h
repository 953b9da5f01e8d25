// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/objects.h"
#include "server/ops/limits.h"
#include "server/tokenbucket.h"

#include <QCache>
#include <QHostAddress>

namespace madang::server
{

/// Counts failed sign-ins and refused requests: by address for strangers, by user for who is signed in, so that many
/// behind one address are no attacker. It remembers the latest so many; whoever comes from more addresses than that is
/// forgotten, and costs no memory.
class Failures
{
public:
    /// By whom something is counted.
    struct Asker {
        QString name;
    };
    static constexpr int remembered = 10'000;

    Failures(const Limits &limits, const Clock &clock);

    /// An address, as admission counts it.
    [[nodiscard]] static Asker stranger(const QHostAddress &peer);
    [[nodiscard]] static Asker member(const UserId &user);

    /// How long until another failure is borne, where there were too many.
    [[nodiscard]] std::optional<milliseconds> wait(const Asker &asker);
    /// Counts one; where it is one too many, how long until one is borne again.
    [[nodiscard]] std::optional<milliseconds> count(const Asker &asker);
    [[nodiscard]] int size() const { return static_cast<int>(m_counts.size()); }

private:
    [[nodiscard]] Rate rate() const;

    const Limits &m_limits;
    const Clock &m_clock;
    QCache<QString, TokenBucket> m_counts{remembered};
};

} // namespace madang::server
