// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/error.h"
#include "protocol/expected.h"

#include <QString>
#include <QStringList>

/// What an operator does with a log file. These block, so a running server calls them in another thread than its event
/// loop's. While a server runs, only its own process may: they read through a connection of their own and never write
/// to the log.
namespace madang::server::upkeep
{

/// Writes a copy of the log as it stands at this moment. It appears under its name when it is complete and on the disk;
/// a file that exists is left alone (Conflict).
[[nodiscard]] Expected<void, Error> backup(const QString &log, const QString &copy);

/// What check() found, in lines for people.
struct CheckReport {
    QStringList lines;    ///< what there is
    QStringList problems; ///< empty: the log is sound

    bool operator==(const CheckReport &) const = default;
};

/// Looks at the whole log: the file's integrity, numbers without gaps, ascending epochs and times, and whether what was
/// derived agrees with the events. An error where the log can't even be read.
[[nodiscard]] Expected<CheckReport, Error> check(const QString &log);

} // namespace madang::server::upkeep
