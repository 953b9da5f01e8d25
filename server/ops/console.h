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

/// What is worth knowing beside the result.
inline void note(const QString &text)
{
    const QByteArray bytes = "madang-server: " + text.toLocal8Bit() + '\n';
    std::fputs(bytes.constData(), stderr);
}

[[nodiscard]] inline int fail(const QString &reason, ExitCode code = ExitCode::Failed)
{
    note(reason);
    return static_cast<int>(code);
}

} // namespace madang::server::console
