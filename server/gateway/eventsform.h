// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

namespace madang::server
{

/// The ways of hearing what happens that share one address.
enum class EventsForm { ServerSentEvents, JsonLines, Json };

} // namespace madang::server
