// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/httprequest.h"
#include "server/gateway/poller.h"
#include "server/hub/wicket.h"

/// What GET /api/v1/events asks for.
namespace madang::server
{

/// The ways of hearing what happens that share one address.
enum class EventsForm { ServerSentEvents, JsonLines, Json };

/// The form that the client likes best, nothing where it takes none of them.
[[nodiscard]] std::optional<EventsForm> eventsFormOf(const HttpRequest &request);
/// Who it is and from where on, of which room.
[[nodiscard]] Expected<Follow, Error> followOf(const HttpRequest &request, const SignIn &signIn);
/// The same of a request that shall end, and how long it may wait.
[[nodiscard]] Expected<PollRequest, Error> pollOf(const HttpRequest &request, const SignIn &signIn);
/// Whether a browser's EventSource comes back by itself, with what it has heard last.
[[nodiscard]] bool isReturn(const HttpRequest &request);

} // namespace madang::server
