// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace madang::server
{

/// How a tag is made of a password; what stands here by itself is what we pay today.
struct Recipe {
    quint32 memory = 19 * 1024; ///< KiB
    quint32 passes = 2;
    quint32 lanes = 1;
    QByteArray salt = QByteArray(16, '\0');
    qsizetype tagLength = 32;

    [[nodiscard]] bool costsAs(const Recipe &other) const;
};

/// A password as it is stored.
struct StoredPassword {
    Recipe recipe{};
    QByteArray tag = QByteArray(recipe.tagLength, '\0');
};

/// "$argon2id$v=19$m=19456,t=2,p=1$SALT$TAG", both in base64 without padding.
QString toPhc(const StoredPassword &stored);

/// Nothing also where checking would cost more than we are willing to pay: a stored string of another program may ask
/// for gigabytes.
std::optional<StoredPassword> fromPhc(const QString &phc);

} // namespace madang::server
