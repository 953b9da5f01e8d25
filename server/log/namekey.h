// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace madang::server
{

/// What two names have in common that count as the same: NFKC and case folding.
[[nodiscard]] QString nameKey(QStringView name);

} // namespace madang::server
