// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/clock.h"

#include <QCache>
#include <QString>

#include <optional>

namespace madang::server
{

/// Makes guessing one account's password slow: from the third failure in a row on the next try has to wait 1, 2, 4 s
/// and so on, up to a quarter of an hour. Nobody is locked out: after the wait one try is looked at as any other, and
/// what is signed in stays so. A name that nobody has is treated no differently.
///
///     begin() -may try-> succeeded(), failed() or undecided()
class SlowDown
{
public:
    static constexpr int freeFailures = 2;
    static constexpr milliseconds least{1'000};
    static constexpr milliseconds most{900'000};
    static constexpr milliseconds forgottenAfter{3'600'000}; ///< without a try
    static constexpr int remembered = 10'000;                ///< the latest; others are as good as new

    explicit SlowDown(const Clock &clock)
        : m_clock(clock)
    {
    }

    /// A try begins; or how long it has to wait.
    [[nodiscard]] std::optional<milliseconds> begin(const QString &account);
    void succeeded(const QString &account);
    void failed(const QString &account);
    /// It could not be looked at.
    void undecided(const QString &account);
    [[nodiscard]] int size() const { return static_cast<int>(m_trials.size()); }

private:
    struct Trial {
        int failures = 0;
        milliseconds until{};  ///< steady; no try before
        bool underWay = false; ///< the one try that is let in after a wait
    };

    /// Nothing where nothing is held against it.
    [[nodiscard]] Trial *find(const QString &account);

    const Clock &m_clock;
    QCache<QString, Trial> m_trials{remembered};
};

} // namespace madang::server
