// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>

namespace madang::app
{

/// What the command line asked for.
struct Options {
    Q_DECLARE_TR_FUNCTIONS(madang::app::Options)

public:
    QString link{};    ///< an invitation or an address; may be empty
    QString profile{}; ///< a folder; empty: the usual one

    /// Nothing where the program is done already: with --help, --version, or a mistake that was told on stderr, in the
    /// language of the system. `exitCode` says which.
    [[nodiscard]] static std::optional<Options> read(const QStringList &arguments, int &exitCode);
    /// Says on stderr that nothing can be kept in this folder.
    static void refuseFolder(const QString &folder);
};

} // namespace madang::app
