// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace madang::server
{

/// An id that follows from what it is for: the same parts give the same UUID (version 5) for ever, also after a crash.
[[nodiscard]] QString derivedId(const QStringList &parts);

} // namespace madang::server
