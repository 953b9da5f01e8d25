// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/ids.h"

#include <QStringView>

#include <optional>

namespace madang
{

/// A position in the log: the client has everything up to and including `seq` of `epoch`. On the wire `EPOCH.SEQ`.
struct Cursor {
    EpochId epoch;
    qint64 seq = 0;

    friend bool operator==(const Cursor &, const Cursor &) = default;
};

[[nodiscard]] QString toText(const Cursor &cursor);
/// Nothing for whatever is not a valid epoch id, a dot and a decimal number below 2^53 without sign or leading zeros.
[[nodiscard]] std::optional<Cursor> cursorFromText(QStringView text);

} // namespace madang
