// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/commands/account.h"
#include "protocol/error.h"
#include "protocol/expected.h"
#include "protocol/objects.h"
#include "protocol/signin.h"

#include <functional>
#include <optional>

namespace madang::server
{

/// Who a token belongs to.
struct Identity {
    UserId user;
    DeviceId device;

    bool operator==(const Identity &) const = default;
};

/// What who shows a token of nobody is told, whatever was wrong with it.
[[nodiscard]] inline Error unknownToken()
{
    return {ErrorCode::Unauthorized, QStringLiteral("this token is unknown or was revoked")};
}

/// The doors of the house as the gateway sees them. Answers arrive later in the caller's event loop.
class SignIn
{
public:
    template <typename T>
    using Then = std::function<void(Expected<T, Error>)>;

    virtual ~SignIn() = default;

    virtual void join(const JoinRequest &request, Then<SignedIn> then) = 0;
    /// `from` is the address it comes from, as failures are counted; empty where there is none.
    virtual void login(const LoginRequest &request, const QString &from, Then<SignedIn> then) = 0;
    /// Ends the token. Its connections are closed with 4501.
    virtual void logout(const QString &token, Then<void> then) = 0;
    /// Nobody for a token that is unknown or was revoked. Immediate: all token hashes are in memory.
    [[nodiscard]] virtual std::optional<Identity> identify(const QString &token) const = 0;
};

} // namespace madang::server
