// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/failures.h"
#include "server/gateway/httprequest.h"
#include "server/hub/wicket.h"

/// Who makes a request.
namespace madang::server
{

/// The token of `Authorization: Bearer`.
[[nodiscard]] std::optional<QString> bearerOf(const HttpRequest &request);
/// For who shows none where one is needed.
[[nodiscard]] Error noToken();

/// Where a request comes from, and whose good token it shows.
struct Visitor {
    QHostAddress address;
    std::optional<Identity> identity{};
};
[[nodiscard]] Visitor visitorOf(const HttpRequest &request, const QHostAddress &address, const SignIn &signIn);

/// The visitor, and the session of `Madang-Session` where the request names one.
[[nodiscard]] Expected<Caller, Error> callerOf(const HttpRequest &request, const Visitor &visitor);
/// By whom what is refused is counted.
[[nodiscard]] Failures::Asker askerOf(const Visitor &visitor);

} // namespace madang::server
