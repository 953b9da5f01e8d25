// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/error.h"

#include <optional>

/// Why accounts refuse. Where the reason would tell a stranger something, several reasons share one text.
namespace madang::server::accounterrors
{

[[nodiscard]] Error wrongSignIn();
[[nodiscard]] Error wrongOldPassword();
[[nodiscard]] Error invitationUseless();
[[nodiscard]] Error nameTaken();
[[nodiscard]] Error nameUnfit();
[[nodiscard]] Error tokenUnknown();
[[nodiscard]] Error deviceUnknown();
[[nodiscard]] Error userUnknown();
[[nodiscard]] Error ownerless();
[[nodiscard]] Error severalOwners();
[[nodiscard]] Error expiresInThePast();
[[nodiscard]] Error tooManyInvitations();
/// Of a password; `wait` is how long the next try has to.
[[nodiscard]] Error triedTooOften(std::chrono::milliseconds wait);

/// Why `password` cannot be one: 8 to 256 bytes.
[[nodiscard]] std::optional<Error> passwordRefusal(const QString &password);

} // namespace madang::server::accounterrors
