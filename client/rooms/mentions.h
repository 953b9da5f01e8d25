// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/objects.h"

#include <QStringView>

namespace madang::client
{

/// Whom a text addresses, each once, in its order: the longest name behind each @ (or full-width ＠) wins, and a
/// particle may follow it without a space ("@민수님").
[[nodiscard]] QList<UserId> mentionedIn(QStringView text, const QList<User> &people);

} // namespace madang::client
