// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/link.h"

#include <optional>

namespace madang::client
{

/// What a madang-server has printed until now.
struct ServerOutput {
    std::optional<quint16> port{};         ///< it listens
    std::optional<Link> ownerInvitation{}; ///< it has no owner yet
    QString lastLine{};

    bool operator==(const ServerOutput &) const = default;
};

[[nodiscard]] ServerOutput readServerOutput(const QString &file);

} // namespace madang::client
