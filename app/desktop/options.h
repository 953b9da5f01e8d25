// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace madang::app
{

/// What the command line asked for.
struct Options {
    QString link{};    ///< an invitation or an address; may be empty
    QString profile{}; ///< a folder; empty: the usual one

    /// Nothing where the program is done already: with --help, --version, or a mistake that was told on stderr.
    /// `exitCode` says which.
    [[nodiscard]] static std::optional<Options> read(const QStringList &arguments, int &exitCode);
};

} // namespace madang::app
