// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/accounts/randomness.h"

#include <sodium.h>

namespace madang::server
{

SystemRandomness::SystemRandomness()
{
    if (sodium_init() < 0)
        qFatal("libsodium could not be initialised");
}

QByteArray SystemRandomness::bytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), static_cast<size_t>(count));
    return bytes;
}

} // namespace madang::server
