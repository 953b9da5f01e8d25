// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

namespace madang::server
{

/// The server's one category. Never log message text, tokens, passwords or addresses of people.
Q_DECLARE_LOGGING_CATEGORY(lcServer)

} // namespace madang::server
