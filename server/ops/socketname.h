// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace madang::server
{

/// A listening socket at `file`, for its owner only, whatever was there before; -1 where that fails. Made by hand
/// because a socket's name has room for 108 bytes only, and a data folder's path may be longer.
[[nodiscard]] int listeningSocket(const QString &file);
/// A socket that is connected to `file`, or -1.
[[nodiscard]] int connectedSocket(const QString &file);

} // namespace madang::server
