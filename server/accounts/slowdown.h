// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/clock.h"

#include <QCache>
#include <QString>
#include <QStringList>

#include <optional>

namespace madang::server
{

/// Makes guessing one account's password slow: from the third failure in a row on the next try has to wait 1, 2, 4 s
/// and so on, up to a quarter of an hour. Nobody is locked out: after the wait one try is looked at as any other, and
/// what is signed in stays so. Whoever takes each of these tries keeps out nobody who comes from elsewhere: an address
/// that has not failed has one try beside the wait. A name that nobody has is treated no differently.
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
    static constexpr int freshAddressesMost = 20;            ///< what a guesser with many addresses gains

    explicit SlowDown(const Clock &clock)
        : m_clock(clock)
    {
    }

    /// A try begins; or how long it has to wait. `from` is the address it comes from; where there is none, it has no
    /// try beside the wait.
    [[nodiscard]] std::optional<milliseconds> begin(const QString &account, const QString &from = {});
    void succeeded(const QString &account);
    void failed(const QString &account, const QString &from = {});
    /// It could not be looked at.
    void undecided(const QString &account, const QString &from = {});
    [[nodiscard]] int size() const { return static_cast<int>(m_trials.size()); }

private:
    struct Trial {
        int failures = 0;
        milliseconds until{};              ///< steady; no try before
        std::optional<QString> underWay{}; ///< from where the one try comes that is let in after a wait
        QStringList usedUp{};              ///< addresses that have failed, or have a try beside the wait
        QStringList beside{};              ///< those of them whose try beside the wait is under way
    };

    /// Whether an address may have a try beside the wait.
    [[nodiscard]] static bool isFresh(const Trial &trial, const QString &from);
    /// Nothing where nothing is held against it.
    [[nodiscard]] Trial *find(const QString &account);

    const Clock &m_clock;
    QCache<QString, Trial> m_trials{remembered};
};

} // namespace madang::server
