// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/hub/contenthash.h"

#include "protocol/codec.h"

#include <QCryptographicHash>

namespace madang::server
{

QByteArray contentHash(const Command &command)
{
    // The encoding is canonical: keys are sorted, texts normalised, defaults left out.
    return QCryptographicHash::hash(encode(Request{.ref = std::nullopt, .command = command}),
                                    QCryptographicHash::Sha256);
}

} // namespace madang::server
