// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/catalogue.h"

#include <QByteArray>

namespace madang::server
{

/// What tells two commands of the same id apart: a hash of all that the command says, its `ref` excluded.
[[nodiscard]] QByteArray contentHash(const Command &command);

} // namespace madang::server
