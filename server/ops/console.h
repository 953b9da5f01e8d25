// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <cstdio>

/// What the program says to who started it: results on standard output, reasons on standard error.
namespace madang::server::console
{

enum class ExitCode { Failed = 1, Misused = 2 };

inline void print(const QString &line)
{
    const QByteArray bytes = line.toLocal8Bit() + '\n';
    std::fputs(bytes.constData(), stdout);
    std::fflush(stdout);
}

[[nodiscard]] inline int fail(const QString &reason, ExitCode code = ExitCode::Failed)
{
    const QByteArray bytes = "madang-server: " + reason.toLocal8Bit() + '\n';
    std::fputs(bytes.constData(), stderr);
    return static_cast<int>(code);
}

} // namespace madang::server::console
