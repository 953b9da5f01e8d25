// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace madang::server
{

/// Whether a name can be told from nothing and shows as it is written: something visible in it, and no characters that
/// turn the direction of the text around it. For sign-in names, on top of what the wire's rules say.
[[nodiscard]] bool isNameFit(QStringView name);

} // namespace madang::server
