// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/error.h"
#include "protocol/expected.h"

#include <QString>

#include <functional>

namespace madang::server
{

/// What a password is against a stored one. RightButOld: right, and to be stored anew with today's cost.
enum class Verdict { Wrong, Right, RightButOld };

/// Slow on purpose, so it works elsewhere and answers later in the caller's event loop, never within the call.
/// Unavailable, with a time to try again, while more is waiting than may.
class PasswordHasher
{
public:
    template <typename T>
    using Then = std::function<void(Expected<T, Error>)>;

    virtual ~PasswordHasher() = default;

    /// A PHC string.
    virtual void hash(const QString &password, Then<QString> then) = 0;
    /// Of an empty or unreadable `phc` the verdict is Wrong after the same time, so that nobody learns who has one.
    virtual void verify(const QString &phc, const QString &password, Then<Verdict> then) = 0;
};

} // namespace madang::server
