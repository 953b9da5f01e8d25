// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace madang::client
{

/// The folder of everything that this program keeps for a person: for its owner alone (0700).
class Profile
{
public:
    /// Makes the folder if need be. Nothing where it cannot be made or written to.
    [[nodiscard]] static std::optional<Profile> open(const QString &folder);
    [[nodiscard]] static QString standardFolder();

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] QString knownServersFile() const;
    [[nodiscard]] QString credentialsFile() const;
    [[nodiscard]] QString proxyFile() const;
    /// Which way worked where.
    [[nodiscard]] static QString waysFile(const QString &folder);
    /// The data folder of the server that this program starts.
    [[nodiscard]] QString bundledServerFolder() const;

private:
    explicit Profile(QString folder);

    QString m_folder;
};

/// How this computer is called in the list of a person's devices.
[[nodiscard]] QString deviceName();

} // namespace madang::client
