// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace madang::server
{

/// 16 random characters, 80 bits: the id of a start or of a database, which must never come twice.
[[nodiscard]] QString randomId();
/// 240 bits in 48 such characters.
[[nodiscard]] QString randomSecret();

} // namespace madang::server
