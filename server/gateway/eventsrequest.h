// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "server/gateway/credentials.h"
#include "server/gateway/eventsform.h"
#include "server/gateway/poller.h"

/// What GET /api/v1/events asks for.
namespace madang::server
{

/// The form that the client likes best; nothing where it takes none of them, or asks for something else.
[[nodiscard]] std::optional<EventsForm> eventsFormOf(const HttpRequest &request);
/// Who it is and from where on, of which room.
[[nodiscard]] Expected<Follow, Error> followOf(const HttpRequest &request, const Visitor &visitor);
/// The same of a request that shall end, and how long it may wait.
[[nodiscard]] Expected<PollRequest, Error> pollOf(const HttpRequest &request, const Visitor &visitor);
/// Whether a browser's EventSource comes back by itself, with what it has heard last.
[[nodiscard]] bool isReturn(const HttpRequest &request);

} // namespace madang::server
