// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/host/hoststate.h"

namespace madang::client
{

/// What the next start of a bundled server has to know; beside its data.
struct HostSettings {
    std::optional<quint16> port{}; ///< the first one that it listened on: links that were given away have it
    Reach reach = Reach::ThisComputer;
    QString name{};

    bool operator==(const HostSettings &) const = default;
};

[[nodiscard]] HostSettings readHostSettings(const QString &folder);
[[nodiscard]] bool writeHostSettings(const QString &folder, const HostSettings &settings);

} // namespace madang::client
