// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/closecode.h"
#include "server/gateway/failures.h"
#include "server/gateway/response.h"

namespace madang::server
{

/// For who is to come back later, and does not hear so at once.
[[nodiscard]] HttpResponse heldUp(const Error &error);
/// What somebody is told in place of everything else, once too much of theirs was refused.
[[nodiscard]] HttpResponse tooManyFailures(milliseconds wait);
/// For who is sent away before anything has begun.
[[nodiscard]] Error errorFor(CloseCode code);
/// The refusal, counted.
[[nodiscard]] HttpResponse refused(Failures &failures, const Failures::Asker &who, const HttpResponse &refusal);
/// An error that a request ends with; counted where it is the asker's own fault.
[[nodiscard]] HttpResponse refused(Failures &failures, const Failures::Asker &who, const Error &error);

} // namespace madang::server
