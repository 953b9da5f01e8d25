// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/timeline/row.h"

#include <QDate>

namespace madang::ui
{

/// How a row stands among its neighbours.
struct Placement {
    bool header = true;         ///< begins a group: with avatar, name and time
    bool newLine = false;       ///< the "New" line stands above it
    QDate day{};                ///< valid: this day's line stands above it
    bool explainsQueue = false; ///< the first of those that wait says what for
    bool showsTick = false;     ///< the newest of the user's own that the server has

    friend bool operator==(const Placement &, const Placement &) = default;
};

[[nodiscard]] QDate dayOf(const client::Row &row);

/// The placements of all rows. Rows of one group: same sender, less than five minutes apart, same day, no line between
/// them, not a reply.
[[nodiscard]] QList<Placement> placements(const QList<client::Row> &rows, std::optional<qint64> newAfterN);

} // namespace madang::ui
