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

[[nodiscard]] ServerOutput readServerOutput(const QString &path);

/// Where the file has become large, what it said so far goes to PATH.1, and only its beginning stays: there stands what
/// readServerOutput() looks for. The server goes on writing to its end; a line of that very moment may be lost.
void shortenServerOutput(const QString &path);

} // namespace madang::client
