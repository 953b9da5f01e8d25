// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/timeline/row.h"

namespace madang::client
{

/// Rows that come or go in one run.
struct RowStep {
    enum class Kind { Remove, Insert };

    Kind kind = Kind::Insert;
    int first = 0; ///< where, counted when all steps before this one are done
    int count = 0;

    friend bool operator==(const RowStep &, const RowStep &) = default;
};

/// The removals and insertions that lead from one list of rows to another. Rows are the same when their ids are; a row
/// that moved is taken out and put in again. Contents are not compared.
[[nodiscard]] QList<RowStep> stepsBetween(const QList<Row> &before, const QList<Row> &after);

} // namespace madang::client
