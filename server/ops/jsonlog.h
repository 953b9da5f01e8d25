// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <chrono>

namespace madang::server
{

/// One line of the log: a JSON object with time, level, category and text; control characters are escaped.
[[nodiscard]] QByteArray logLine(std::chrono::milliseconds now, QtMsgType type, const QString &category,
                                 const QString &text);

/// Sends everything that is logged with Qt's categories to standard error, one JSON object a line.
void logAsJson();

} // namespace madang::server
