// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

namespace madang::client
{

/// The object in a file; empty where there is no file. One that is damaged is renamed to NAME.broken and counts as
/// none.
[[nodiscard]] QJsonObject readJsonFile(const QString &path);

/// Puts the object in the place of the file, whole or not at all, readable by its owner alone.
[[nodiscard]] bool writeJsonFile(const QString &path, const QJsonObject &object);

} // namespace madang::client
