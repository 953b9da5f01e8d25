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
/// Whose token it shows, and the session of `Madang-Session` where it names one.
[[nodiscard]] Expected<Caller, Error> callerOf(const HttpRequest &request, const SignIn &signIn);
/// By whom what is refused is counted.
[[nodiscard]] Failures::Asker askerOf(const HttpRequest &request, const QHostAddress &peer, const SignIn &signIn);

} // namespace madang::server
