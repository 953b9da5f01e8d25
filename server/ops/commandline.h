// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/ops/config.h"
#include "server/ops/housekeeping.h"

#include <QStringList>

#include <variant>

namespace madang::server
{

/// What the program was started for.
struct Serve {
};
struct CheckConfig {
};
struct ShowText {
    QString text; ///< of --help and --version
};

struct CommandLine {
    std::variant<Serve, CheckConfig, ShowText, HousekeepingTask> purpose;
    ServerConfig config{};
};

/// Reads arguments, environment and the configuration's file. The error is a sentence for the operator.
[[nodiscard]] Expected<CommandLine, QString> commandLineFrom(const QStringList &arguments,
                                                             const QStringList &environment);

} // namespace madang::server
