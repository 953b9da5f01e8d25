// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/accounts/randomness.h"

#include <QString>
#include <QStringList>

/// The words that open doors. All are opaque; what they mean stands in the accounts.
namespace madang::server::tokens
{

/// 256 bits: says who a device is. Shown once; only its hash is kept.
[[nodiscard]] QString newToken(Randomness &randomness);
/// 128 bits: an invitation.
[[nodiscard]] QString newCode(Randomness &randomness);
/// 128 bits that follow from `parts`, and that nobody guesses without the secret.
[[nodiscard]] QString codeFrom(const QByteArray &secret, const QStringList &parts);
/// 120 bits behind a letter: the id of a user, a device, a change.
[[nodiscard]] QString newId(QChar letter, Randomness &randomness);

/// BLAKE2b of a token. Tokens are random, so no salt and no slow hash is needed.
[[nodiscard]] QByteArray hashOf(QStringView token);
/// In a time that does not depend on where they differ.
[[nodiscard]] bool areEqual(const QByteArray &left, const QByteArray &right);

} // namespace madang::server::tokens
